import { PerformanceTable } from "@/components/segments/performance-table";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { comparisonsText, levelText, standOut } from "@/lib/domain/family-words";
import { performanceHeadline } from "@/lib/domain/performance-headline";
import type { ScoreboardView } from "@/lib/domain/scoreboard";
import { segmentHref } from "@/lib/domain/segment-address";
import { againstLabel } from "@/lib/domain/sentence";
import type { SegmentPageView } from "@/lib/services/segment-page";
import { segmentPerformance } from "@/lib/services/segment-performance";
import { refusal } from "../../page-actor";
import { performanceRows } from "./performance-rows";

export interface OverviewPerformanceProps {
  readonly actor: Actor;
  readonly page: SegmentPageView;
  /** The definition, `agencies@7`. */
  readonly segment: string;
}

/** How a segment does on the measures that a company asks for first, each against everybody else. */
export async function OverviewPerformance({ actor, page, segment }: OverviewPerformanceProps) {
  const { dataset, shown, definition } = page;
  const address = { dataset: dataset.slug, version: String(shown.number) };
  const found = await segmentPerformance(actor, address, { segment, against: "rest", measures: "first" }).catch(
    refusal,
  );
  if (found instanceof AppError)
    return (
      <Figure title="How it performs cannot be told on this version">
        <Empty title={found.sentence} />
      </Figure>
    );
  const { view, question } = found;
  const { slug } = actor.workspace;
  const setting = { workspace: slug, dataset: dataset.slug, version: shown.number, question, view, segment };
  return (
    <Figure
      title={performanceHeadline(view, segment)}
      lede={performanceLede(view)}
      actions={
        <ButtonLink
          size="small"
          href={segmentHref(slug, page.segment.slug, {
            tab: "performance",
            version: shown.number,
            definition: definition?.number,
          })}
        >
          All measures
        </ButtonLink>
      }
    >
      <PerformanceTable
        label={`Performance of ${page.segment.name}`}
        segment={page.segment.name}
        against={againstLabel(view)}
        chapters={[{ name: null, rows: performanceRows(setting) }]}
      />
      <PerformanceNotes view={view} />
    </Figure>
  );
}

/** What is drawn in a table of measures. */
export function performanceLede({ family }: ScoreboardView): string {
  return `The value with its 95 % interval; dot and bar: the difference with its ${levelText(family.alpha)} interval, the upright line is no difference. A full dot is clear of the line, a hollow one is not.`;
}

/** What a reader of the measures should know. */
export function PerformanceNotes({ view }: { readonly view: ScoreboardView }) {
  const { family, notes } = view;
  return (
    <>
      {family.m > 0 ? <Remark>{`${comparisonsText(family.m)}, ${standOut(family.marked)}.`}</Remark> : null}
      {notes.map((note) => (
        <Remark key={note}>{note}</Remark>
      ))}
    </>
  );
}
