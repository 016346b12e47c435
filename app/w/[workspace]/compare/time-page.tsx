import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Notice } from "@/components/ui/notice";
import type { Actor } from "@/lib/domain/actor";
import type { DatasetHead } from "@/lib/domain/dataset-head";
import type { Family } from "@/lib/domain/estimate";
import { formatDate, formatInstant } from "@/lib/domain/format-date";
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

/** Which data, as the title block of a page over time says it. */
export function dataItems(dataset: DatasetHead) {
  return [
    { term: "Data to", detail: dataset.asOf === null ? "no dates in the data" : formatDate(dataset.asOf) },
    { term: "Dataset", detail: `${dataset.name}, version ${dataset.version}` },
    { term: "Built", detail: `${formatInstant(dataset.builtAt)} UTC, ${dataset.builtBy}` },
  ];
}

/** What a newer version of the data would change: the link keeps its numbers, and says so. */
export function NewerData({
  href,
  newest,
  dataset,
}: {
  readonly href: string;
  readonly newest: number;
  readonly dataset: DatasetHead;
}) {
  if (newest <= dataset.version) return null;
  return (
    <Notice
      tone="warn"
      title="A newer dataset exists."
      action={<ButtonLink size="small" href={href}>{`See the same in version ${newest}`}</ButtonLink>}
    >
      {`This link shows version ${dataset.version}, as it was built on ${formatDate(dataset.builtAt)}.`}
    </Notice>
  );
}

/** The comparisons of a page as one family. */
export function familyWords({ m, marked, alpha }: Family): string {
  if (m === 0) return "No comparison on this page has enough data for a verdict.";
  const stand = marked === 1 ? "1 stands out" : `${marked} stand out`;
  return `${m} comparisons are on this page; at a false-discovery rate of 5 %, ${stand}. Differences are drawn with ${(100 * (1 - alpha)).toFixed(1)} % intervals, so that a mark and its interval never disagree.`;
}
