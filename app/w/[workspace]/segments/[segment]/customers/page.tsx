import { redirect } from "next/navigation";
import { customersHref } from "@/lib/domain/customers-address";
import { segmentHref } from "@/lib/domain/segment-address";
import { openSegmentPage, type SegmentPageProps } from "../open-page";

/** The customers of a segment stand in the list of customers. */
export default async function SegmentCustomersPage(props: SegmentPageProps) {
  const { actor, page } = await openSegmentPage(props, "customers");
  const { ref, dataset, shown, segment } = page;
  if (ref === null) redirect(segmentHref(actor.workspace.slug, segment.slug));
  redirect(
    customersHref(actor.workspace.slug, { dataset: dataset.slug, version: shown.number, who: { segment: ref } }),
  );
}
