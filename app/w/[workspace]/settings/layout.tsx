import { pageActor } from "../page-actor";
import { WorkspaceFrame } from "../workspace-frame";

export default async function SettingsLayout({ params, children }: LayoutProps<"/w/[workspace]/settings">) {
  const { workspace } = await params;
  const actor = await pageActor(workspace, `/w/${workspace}/settings`);
  return (
    <WorkspaceFrame actor={actor} section="settings">
      {children}
    </WorkspaceFrame>
  );
}
