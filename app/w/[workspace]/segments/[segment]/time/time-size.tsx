import { LineChart } from "@/components/charts/line-chart";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { Actor } from "@/lib/domain/actor";
import { formatDate } from "@/lib/domain/format-date";
import { countText, percentText } from "@/lib/domain/number-words";
import { segmentTile } from "@/lib/domain/segment-tile";
import type { DefinedSize, SizeHistory, VersionSize } from "@/lib/domain/size-history";
import { monthsHeadline, versionsHeadline } from "@/lib/domain/size-sentence";
import type { SegmentPageView } from "@/lib/services/segment-page";
import { sizeHistory } from "@/lib/services/size-history";
import { happenedOn } from "../../../happened-on";

/** How large the segment was: over dataset versions, with who came, went and stayed, and over the months of this version. */
export async function TimeSize({ actor, page }: { readonly actor: Actor; readonly page: SegmentPageView }) {
  if (page.definition === null) return null;
  const history = await sizeHistory(actor, page.segment.slug, {
    definition: page.definition.number,
    version: String(page.shown.number),
  });
  return (
    <>
      <MonthsFigure actor={actor} page={page} history={history} />
      <VersionsFigure history={history} tile={segmentTile(page.segment.code).index} />
    </>
  );
}

interface MonthsFigureProps {
  readonly actor: Actor;
  readonly page: SegmentPageView;
  readonly history: SizeHistory;
}

async function MonthsFigure({ actor, page, history }: MonthsFigureProps) {
  const { months, sentence } = history.months;
  const tile = segmentTile(page.segment.code).index;
  const happened = await happenedOn(actor, {
    dataset: page.dataset,
    segments: [{ ref: page.segment.slug, name: page.segment.name }],
    periods: months.map(({ month, label, complete }) => ({ key: month.slice(0, 7), label, complete })),
  });
  const lines = [
    { key: "there", label: "customers", place: tile, points: months.map(({ there }) => there) },
    { key: "active", label: "paid in the month", place: "ink" as const, points: months.map(({ active }) => active) },
    { key: "started", label: "started", place: null, points: months.map(({ started }) => started) },
  ];
  return (
    <Figure
      title={monthsHeadline(history)}
      lede={`Members of version ${history.definition} as of the last day of the data, by the months of their life as customers.`}
      table={
        months.length > 0 ? (
          <>
            <MonthsTable history={history} />
            {happened.table}
          </>
        ) : undefined
      }
    >
      {months.length < 2 ? (
        <Missing kind="notInData">{sentence ?? "One month only."}</Missing>
      ) : (
        <LineChart
          periods={happened.periods}
          series={lines}
          print={countText}
          fromZero
          label={`${history.name} by month`}
        />
      )}
      {months.length < 2 ? null : happened.below}
    </Figure>
  );
}

function VersionsFigure({ history, tile }: { readonly history: SizeHistory; readonly tile: number }) {
  const { versions, notes } = history;
  const drawn = versions.length > 1;
  const isLater = versions.some(({ publishedLater }) => publishedLater);
  const differs = versions.some(({ atBuild }) => atBuild.definition !== history.definition);
  const periods = versions.map(({ version }) => ({ key: String(version), label: `v${version}`, complete: true }));
  return (
    <Figure
      title={versionsHeadline(history)}
      lede={`By the definition that was live when each version was built${isLater ? ", before that by the first" : ""}${differs ? `, and by version ${history.definition}` : ""}. Customers are followed by their id.`}
    >
      {drawn ? (
        <LineChart
          periods={periods}
          series={[
            {
              key: "atBuild",
              label: "as it was then",
              place: tile,
              points: versions.map(({ atBuild }) => atBuild.size),
            },
            ...(differs
              ? [
                  {
                    key: "today",
                    label: `by version ${history.definition}`,
                    place: null,
                    points: versions.map(({ today }) => today.size),
                  },
                ]
              : []),
          ]}
          print={countText}
          fromZero
          label={`Size of ${history.name} over dataset versions`}
        />
      ) : null}
      <Table label="Size over dataset versions" sticky>
        <thead>
          <tr>
            <HeadCell>Dataset version</HeadCell>
            <HeadCell>Definition</HeadCell>
            <HeadCell numeric>Size</HeadCell>
            <HeadCell numeric>Share</HeadCell>
            <HeadCell numeric>Stayed</HeadCell>
            <HeadCell numeric>Entered</HeadCell>
            <HeadCell>of these</HeadCell>
            <HeadCell numeric>Left</HeadCell>
            <HeadCell>of these</HeadCell>
          </tr>
        </thead>
        <tbody>
          {versions.toReversed().map((one) => (
            <VersionRows key={one.version} one={one} differs={differs} />
          ))}
        </tbody>
      </Table>
      {notes.map((note) => (
        <Remark key={note}>{note}</Remark>
      ))}
    </Figure>
  );
}

function VersionRows({ one, differs }: { readonly one: VersionSize; readonly differs: boolean }) {
  return (
    <>
      <Row>
        <RowHead>{`v${one.version}, ${formatDate(one.builtAt)}`}</RowHead>
        <SizeCells
          sized={one.atBuild}
          words={`v${one.atBuild.definition}, ${one.publishedLater ? "published later" : "live then"}`}
        />
      </Row>
      {differs ? (
        <Row state="child">
          <RowHead>the same data</RowHead>
          <SizeCells sized={one.today} words={`v${one.today.definition}`} />
        </Row>
      ) : null}
    </>
  );
}

function SizeCells({ sized, words }: { readonly sized: DefinedSize; readonly words: string }) {
  const { size, share, step, sentence } = sized;
  const head = (
    <>
      <Cell>{words}</Cell>
      <Cell numeric tone="strong">
        {size === null ? "–" : countText(size)}
      </Cell>
      <Cell numeric>{share === null ? "–" : percentText(share)}</Cell>
    </>
  );
  if (!step || step.stayed === null)
    return (
      <>
        {head}
        <Cell colSpan={5} tone="small" wrap>
          {sentence ?? "the first version"}
        </Cell>
      </>
    );
  const { entered, left } = step;
  return (
    <>
      {head}
      <Cell numeric>{counted(step.stayed)}</Cell>
      <Cell numeric>{counted(entered.all)}</Cell>
      <Cell tone="small">
        {parts([
          [entered.fresh, "new in the data"],
          [entered.moved, "moved in"],
          [entered.byDefinition, "by definition"],
        ])}
      </Cell>
      <Cell numeric>{counted(left.all)}</Cell>
      <Cell tone="small">
        {parts([
          [left.gone, "gone from the data"],
          [left.moved, "moved out"],
          [left.byDefinition, "by definition"],
        ])}
      </Cell>
    </>
  );
}

function parts(counts: readonly (readonly [number | null, string])[]): string {
  const told = counts.filter(([count]) => count !== null && count > 0);
  return told.length === 0 ? "" : told.map(([count, words]) => `${countText(count ?? 0)} ${words}`).join(", ");
}

function counted(count: number | null): string {
  return count === null ? "–" : countText(count);
}

function MonthsTable({ history }: { readonly history: SizeHistory }) {
  const shown = (count: number | null) =>
    count === null ? <Missing kind="suppressed">fewer than 5</Missing> : countText(count);
  return (
    <Table label="Customers by month" rows="compact" sticky>
      <thead>
        <tr>
          <HeadCell>Month</HeadCell>
          <HeadCell numeric>Customers</HeadCell>
          <HeadCell numeric>Paid</HeadCell>
          <HeadCell numeric>Started</HeadCell>
        </tr>
      </thead>
      <tbody>
        {history.months.months.map(({ month, label, complete, there, active, started }) => (
          <Row key={month}>
            <RowHead>{complete ? label : `${label}, so far`}</RowHead>
            <Cell numeric>{shown(there)}</Cell>
            <Cell numeric>{shown(active)}</Cell>
            <Cell numeric>{shown(started)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
