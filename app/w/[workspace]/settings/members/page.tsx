import type { Metadata } from "next";
import { MembersPanel } from "@/components/settings/members-panel";
import { QueryProvider } from "@/components/shell/query-provider";
import { members } from "@/lib/services/members";
import { pageActor } from "../../page-actor";
import { SettingsHeader } from "../settings-header";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: PageProps<"/w/[workspace]/settings/members">) {
  const { workspace } = await params;
  const actor = await pageActor(workspace, `/w/${workspace}/settings/members`);
  const list = await members(actor);
  return (
    <>
      <SettingsHeader
        actor={actor}
        current="members"
        title="Who works here, and as what"
        lede="The job role decides the home and what may be seen; the level decides what may be done."
      />
      <QueryProvider>
        <MembersPanel workspace={workspace} members={list} />
      </QueryProvider>
    </>
  );
}
