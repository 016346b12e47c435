import { DifferentiatorsTable } from "@/components/segments/differentiators-table";
import { Disclosure } from "@/components/ui/disclosure";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Differentiator } from "@/lib/domain/differentiators";
import { comparisonsText, levelText, standOut } from "@/lib/domain/family-words";
import { countText } from "@/lib/domain/number-words";
import { readSegmentRef } from "@/lib/domain/segment";
import { segmentDifferentiators } from "@/lib/services/differentiators";

export interface OverviewDifferentiatorsProps {
  readonly actor: Actor;
  readonly dataset: string;
  readonly version: number;
  /** The definition, `agencies@7`. */
  readonly segment: string;
  /** Whether it is the definition that a draft starts from. */
  readonly isLatest: boolean;
}

/** Traits listed before "show more". */
const mostListed = 10;

/** What sets a segment apart from everybody else, the clearest first. */
export async function OverviewDifferentiators({
  actor,
  dataset,
  version,
  segment,
  isLatest,
}: OverviewDifferentiatorsProps) {
  const view = await segmentDifferentiators(actor, { dataset, version: String(version) }, { segment }).catch(
    (fault: unknown) => {
      if (fault instanceof AppError) return fault;
      throw fault;
    },
  );
  if (view instanceof AppError)
    return (
      <Figure title="What sets it apart cannot be told on this version">
        <Empty title={view.sentence} />
      </Figure>
    );
  const { slug } = readSegmentRef(view.segment.ref);
  const clear = view.rows.filter(isClear);
  const first = clear.length > 0 ? clear.slice(0, mostListed) : view.rows.slice(0, 5);
  const others = view.rows.filter((row) => !first.includes(row));
  const mayDraft = may(actor, "segments.draft");
  const table = (rows: readonly Differentiator[], label: string) => (
    <DifferentiatorsTable
      workspace={actor.workspace.slug}
      segment={{ slug, name: view.segment.name }}
      rows={rows}
      currency={view.currency}
      mayAdd={mayDraft && isLatest}
      label={label}
    />
  );
  const level = levelText(view.family.alpha);
  return (
    <Figure
      title={view.sentence}
      lede={`Shares of those who have a value, medians of numbers. The scale is one for all: the difference divided by the standard deviation over all ${view.unitWord}, with its ${level} interval, ranked by the bound nearest 0.`}
    >
      {first.length > 0 ? table(first, "What sets it apart") : null}
      {others.length > 0 ? (
        <Disclosure summary={`Show ${countText(others.length)} more`}>{table(others, "Further traits")}</Disclosure>
      ) : null}
      <Remark>{`${comparisonsText(view.family.m)}, ${standOut(view.family.marked)}. ${view.notes.join(" ")}`}</Remark>
      {mayDraft && !isLatest ? (
        <Remark>This is an older definition. Open the latest to add a trait to its rule.</Remark>
      ) : null}
      {view.leftOut.length > 0 ? (
        <Disclosure summary="Columns left out">
          <ul>
            {view.leftOut.map((one) => (
              <li key={one.key}>{`${one.label}: ${one.why}`}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Figure>
  );
}

function isClear({ mark, state }: Differentiator): boolean {
  return state === "shown" && (mark === "higher" || mark === "lower");
}
