import { PageHeader } from "@/components/shell/page-header";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import type { Actor } from "@/lib/domain/actor";
import type { Family } from "@/lib/domain/estimate";
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

/** The comparisons of a page as one family. */
export function familyWords({ m, marked, alpha }: Family): string {
  if (m === 0) return "No comparison on this page has enough data for a verdict.";
  const stand = marked === 1 ? "1 stands out" : `${marked} stand out`;
  return `${m} comparisons are on this page; at a false-discovery rate of 5 %, ${stand}. Differences are drawn with ${(100 * (1 - alpha)).toFixed(1)} % intervals, so that a mark and its interval never disagree.`;
}
