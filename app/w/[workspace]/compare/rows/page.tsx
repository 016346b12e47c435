import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { UnitRowsTable } from "@/components/scoreboard/unit-rows-table";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { Figure } from "@/components/ui/figure";
import { Pagination } from "@/components/ui/pagination";
import { AppError } from "@/lib/domain/app-error";
import { type CompareState, compareHref, rowsHref } from "@/lib/domain/compare-address";
import { formatDate } from "@/lib/domain/format-date";
import { metricOf } from "@/lib/domain/metrics";
import { countText } from "@/lib/domain/number-words";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { readSegmentRef, type Segment } from "@/lib/domain/segment";
import { segmentBook } from "@/lib/services/asked-segments";
import { unitRowsBehind } from "@/lib/services/unit-rows";
import { addressOf, pageActor } from "../../page-actor";
import { askedSheet, one } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { stateOf } from "../read-state";
import { sheetProps } from "../sheet-props";

export const metadata: Metadata = { title: "Rows behind a number" };

const pageSize = 50;

export default async function RowsPage({ params, searchParams }: PageProps<"/w/[workspace]/compare/rows">) {
  const { workspace } = await params;
  const search = await searchParams;
  const here = addressOf(`/w/${workspace}/compare/rows`, search);
  const actor = await pageActor(workspace, here);
  const sheet = await askedSheet(actor, search, here);
  if (!sheet) notFound();
  const { shown } = sheet;
  const { segments } = await segmentBook(actor, shown.dataset.id);
  const state = stateOf(actor, shown, { search, segments });
  const number = state.open;
  if (!number) notFound();
  const offset = Math.max(0, Math.trunc(Number(one(search.offset) ?? 0)) || 0);
  const address = { dataset: state.dataset, version: String(state.version) };
  const rows = await unitRowsBehind(actor, address, {
    question: state.question,
    metricId: number.metric,
    group: number.group,
    offset,
    limit: pageSize,
  }).catch((fault: unknown) => {
    if (fault instanceof AppError && (fault.code === "forbidden" || fault.code === "invalid")) return fault;
    throw fault;
  });
  const back = { label: "scoreboard", href: compareHref(workspace, state) };
  const name = metricOf(number.metric, shown.manifest)?.name ?? number.metric;
  if (rows instanceof AppError) {
    return (
      <WorkspaceFrame actor={actor} section="compare" sheet={sheetProps(workspace, sheet.dataset, shown)}>
        <PageHeader
          breadcrumb={[{ label: "Compare" }, back]}
          title={rows.code === "forbidden" ? "These rows are not open to you" : "These rows cannot be shown"}
          lede={rows.sentence}
        />
      </WorkspaceFrame>
    );
  }
  const place = (at: number) => rowsHref(workspace, state, { number, offset: at });
  const last = Math.min(offset + pageSize, rows.total);
  return (
    <WorkspaceFrame actor={actor} section="compare" sheet={sheetProps(workspace, sheet.dataset, shown)}>
      <PageHeader
        breadcrumb={[{ label: "Compare" }, back, { label: "rows" }]}
        title={`${countText(rows.total)} ${rows.unit}${rows.note === null ? "" : " of yours"} are behind “${name}”${number.group === null ? "" : ` of ${groupName(state, segments, number.group)}`}`}
        lede={rows.note ?? undefined}
      />
      <TitleBlock
        items={[
          { term: "Dataset", detail: `${sheet.dataset.name}, version ${shown.number}` },
          {
            term: "Data to",
            detail: shown.manifest.asOf === null ? "no dates in the data" : formatDate(shown.manifest.asOf),
          },
        ]}
      />
      <Figure
        title="Each row was counted once"
        lede="Values stand as in the dataset version. Columns closed to your job role are left out or masked."
      >
        <UnitRowsTable rows={rows} label="Rows behind the number" currency={shown.manifest.currency} />
        <Pagination
          label={rows.unit}
          position={
            rows.total === 0 ? "no rows" : `${countText(offset + 1)} to ${countText(last)} of ${countText(rows.total)}`
          }
          previousHref={offset > 0 ? place(Math.max(0, offset - pageSize)) : undefined}
          nextHref={last < rows.total ? place(offset + pageSize) : undefined}
        />
      </Figure>
    </WorkspaceFrame>
  );
}

/** A segment by its name, a value of a column as it stands. */
function groupName({ question }: CompareState, segments: readonly Segment[], key: string): string {
  if (question.by !== segmentsKey) return key;
  const { slug } = readSegmentRef(key);
  return segments.find((segment) => segment.slug === slug)?.name ?? slug;
}
