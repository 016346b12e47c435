import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { FigureAddress } from "@/lib/domain/figure";
import { firstLook } from "@/lib/domain/first-look";
import { availability, metrics } from "@/lib/domain/metrics";
import { metricFormat, valueWithInterval } from "@/lib/domain/number-words";
import { type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { isPublished, segmentRef } from "@/lib/domain/segment";
import { isSmall } from "@/lib/stats/small-cells";
import { datasetBySlug } from "@/lib/store/datasets";
import { segmentBook } from "./asked-segments";
import { decisionPeople } from "./decision-people";
import { isMetricOpen } from "./metric-access";
import { scoreboard } from "./scoreboard";
import { resolveVersion } from "./versions";

/** A number that can be taken as evidence, with its value today. */
export interface ChoosableFigure {
  readonly address: FigureAddress;
  readonly label: string;
  readonly text: string;
}

/** What somebody who writes a decision chooses from. */
export interface DecisionSheet {
  readonly dataset: { readonly slug: string; readonly name: string; readonly version: number };
  readonly segments: readonly { readonly slug: string; readonly name: string; readonly code: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Measures by segment, and of all customers under null. */
  readonly figures: readonly { readonly segment: string | null; readonly figures: readonly ChoosableFigure[] }[];
}

/** Measures that are offered per segment; others are added from the scoreboard. */
const mostOffered = 18;

/** The segments of a dataset with their measures on the newest data, and the people who can own and approve. */
export async function decisionSheet(actor: Actor, dataset: string): Promise<DecisionSheet> {
  demand(actor, "decisions.draft");
  const { id, slug, name } = await datasetBySlug(actor.scope, dataset);
  const version = await resolveVersion(actor, slug, "latest");
  const book = await segmentBook(actor, id);
  const live = book.segments.filter(isPublished);
  const order = (id: string) => ((firstLook as readonly string[]).indexOf(id) + 99) % 99;
  const ids = metrics
    .filter((one) => availability(one, version.manifest, "customers").available && isMetricOpen(actor, one, version))
    .map((one) => one.id)
    .sort((one, other) => order(one) - order(other))
    .slice(0, mostOffered);
  const question = {
    by: segmentsKey,
    segments: live.map((one) => segmentRef(one.slug, one.latest)),
    metrics: ids,
    against: "rest",
  };
  const address = { dataset: slug, version: String(version.number) };
  const view = ids.length === 0 || live.length === 0 ? null : await scoreboard(actor, address, { question });
  return {
    dataset: { slug, name, version: version.number },
    segments: live.map((one) => ({ slug: one.slug, name: one.name, code: one.code })),
    people: await decisionPeople(actor),
    figures: view ? offered(view, slug) : [],
  };
}

function offered(view: ScoreboardView, dataset: string): DecisionSheet["figures"] {
  const rows = [
    ...view.groups.map((group, index) => ({ group: group.key, name: group.label, cells: view.cells[index] ?? [] })),
    { group: null, name: null, cells: view.totals },
  ];
  return rows.map(({ group, name, cells }) => ({
    segment: group === null ? null : (group.split("@")[0] ?? null),
    figures: view.metrics.flatMap((metric, at): ChoosableFigure[] => {
      const estimate = cells[at]?.estimate;
      if (estimate?.value == null || isSmall(estimate.customers)) return [];
      const format = metricFormat(metric, view.dataset.currency);
      return [
        {
          address: { dataset, version: view.dataset.version, metric: metric.id, by: segmentsKey, group },
          label: name === null ? `${metric.name}, all customers` : `${metric.name} of ${name}`,
          text: valueWithInterval(estimate.value, estimate.interval, format),
        },
      ];
    }),
  }));
}
