import type { Metadata } from "next";
import { ImportPage } from "../../import-page";

export const metadata: Metadata = { title: "Import feedback" };

export default function ImportFeedbackPage({
  params,
  searchParams,
}: PageProps<"/w/[workspace]/rollout/feedback/import">) {
  return <ImportPage list="feedback" params={params} searchParams={searchParams} />;
}
