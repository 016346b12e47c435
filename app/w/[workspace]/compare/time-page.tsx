import { PageHeader } from "@/components/shell/page-header";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import type { Actor } from "@/lib/domain/actor";
import { WorkspaceFrame } from "../workspace-frame";

/** The page of a question over time while there is no dataset. */
export function NoData({ actor, title }: { readonly actor: Actor; readonly title: string }) {
  return (
    <WorkspaceFrame actor={actor} section="compare">
      <PageHeader breadcrumb={[{ label: "Compare" }]} title={title} />
      <Figure title="Numbers over time stand here">
        <Empty title="No dataset has been built">An analyst or admin of this workspace uploads the first file.</Empty>
      </Figure>
    </WorkspaceFrame>
  );
}
