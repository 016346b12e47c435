import { redirect } from "next/navigation";
import { datasets } from "@/lib/services/datasets";
import { pageActor } from "./page-actor";

/** The start of a workspace: the brief of the job role where there is data, else the way to the first file. */
export default async function WorkspacePage({ params }: PageProps<"/w/[workspace]">) {
  const { workspace } = await params;
  const actor = await pageActor(workspace, `/w/${workspace}`);
  const isBuilt = (await datasets(actor)).some((dataset) => dataset.versions.length > 0);
  redirect(`/w/${workspace}/${isBuilt ? "brief" : "measure"}`);
}
