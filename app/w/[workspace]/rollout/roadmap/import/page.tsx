import type { Metadata } from "next";
import { ImportPage } from "../../import-page";

export const metadata: Metadata = { title: "Import roadmap" };

export default function ImportRoadmapPage({
  params,
  searchParams,
}: PageProps<"/w/[workspace]/rollout/roadmap/import">) {
  return <ImportPage list="roadmap" params={params} searchParams={searchParams} />;
}
