import { PageHeader } from "@/components/shell/page-header";
import type { Actor } from "@/lib/domain/actor";
import { WorkspaceFrame } from "../workspace-frame";

/** In place of a page that is closed to a job role: said in a sentence, with whom to ask. */
export function Closed({ actor, what }: { readonly actor: Actor; readonly what: string }) {
  return (
    <WorkspaceFrame actor={actor} section="prioritise">
      <PageHeader
        title={`${what} are not open to your job role`}
        lede={`As ${actor.jobRole} with level ${actor.level} you may not read them. Ask an admin of this workspace if you need to.`}
      />
    </WorkspaceFrame>
  );
}
