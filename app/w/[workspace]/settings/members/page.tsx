import type { Metadata } from "next";
import { MembersPanel } from "@/components/settings/members-panel";
import { QueryProvider } from "@/components/shell/query-provider";
import { AppError } from "@/lib/domain/app-error";
import { members } from "@/lib/services/members";
import { pageActor, refusal } from "../../page-actor";
import { SettingsClosed, SettingsHeader } from "../settings-header";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: PageProps<"/w/[workspace]/settings/members">) {
  const { workspace } = await params;
  const actor = await pageActor(workspace, `/w/${workspace}/settings/members`);
  const list = await members(actor).catch(refusal);
  if (list instanceof AppError) return <SettingsClosed actor={actor} sentence={list.sentence} />;
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
