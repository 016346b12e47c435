import { pageActor } from "../page-actor";
import { WorkspaceFrame } from "../workspace-frame";

export default async function MeasureLayout({ params, children }: LayoutProps<"/w/[workspace]/measure">) {
  const { workspace } = await params;
  const actor = await pageActor(workspace, `/w/${workspace}/measure`);
  return (
    <WorkspaceFrame actor={actor} section="measure">
      {children}
    </WorkspaceFrame>
  );
}
