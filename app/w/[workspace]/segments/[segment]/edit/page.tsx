import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { datasets } from "@/lib/services/datasets";
import { segmentUses } from "@/lib/services/segment-uses";
import { segment } from "@/lib/services/segments";
import { addressOf, leave, pageActor } from "../../../page-actor";
import { one, sheetOf } from "../../../sheet";
import { BuilderPage } from "../../builder-page";

export const metadata: Metadata = { title: "Edit segment" };

export default async function EditSegmentPage({
  params,
  searchParams,
}: PageProps<"/w/[workspace]/segments/[segment]/edit">) {
  const { workspace, segment: slug } = await params;
  const search = await searchParams;
  const path = `/w/${workspace}/segments/${slug}/edit`;
  const address = addressOf(path, search);
  const actor = await pageActor(workspace, address);
  const found = await segment(actor, slug).catch((fault) => leave(fault, address));
  const [all, { uses }] = await Promise.all([datasets(actor), segmentUses(actor, slug)]);
  const sheet = sheetOf(all, { ...search, dataset: found.dataset });
  if (!sheet) return leave(new Error(`the dataset of the segment ${slug} has no version`), address);
  const hrefOf = (version: number) => `${path}?version=${version}`;
  if (one(search.version) !== sheet.number) redirect(hrefOf(Number(sheet.number)));
  return (
    <BuilderPage
      actor={actor}
      place={{ dataset: sheet.dataset, version: Number(sheet.number), hrefOf }}
      segment={found}
      uses={uses}
    />
  );
}
