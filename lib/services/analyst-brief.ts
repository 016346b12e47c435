import "server-only";
import { demand, may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { mostSegmentsAtOnce } from "@/lib/domain/asked-segment";
import type { DatasetView, GateView } from "@/lib/domain/dataset-resources";
import { segmentRef } from "@/lib/domain/segment";
import { type FailedBuild, failedBuilds } from "./builds";
import { datasets } from "./datasets";
import { untoldNote } from "./open-brief";
import type { VersionAddress } from "./open-population";
import { segmentOverlap } from "./overlap";
import { metricList } from "./scoreboard";
import { segments } from "./segments";
import { versionReport } from "./versions";

/** What waits for an analyst on one dataset version. */
export interface AnalystBrief {
  readonly dataset: string;
  readonly datasetName: string;
  readonly asOf: string | null;
  readonly checks: readonly (Pick<GateView, "id" | "status" | "count"> & {
    readonly sentence: string;
    readonly note: string | null;
  })[];
  /** All datasets with their versions, newest first. */
  readonly datasets: readonly DatasetView[];
  /** The builds that failed last; null for those who do not build. */
  readonly failures: readonly FailedBuild[] | null;
  /** Customers in none of the published segments; null where none is published. */
  readonly outside: {
    readonly customers: number | null;
    readonly share: number | null;
    /** The definitions that were counted, and why not all, where there are more. */
    readonly segments: readonly string[];
    readonly note: string | null;
  } | null;
  readonly drafts: readonly {
    readonly slug: string;
    readonly name: string;
    readonly updatedAt: string;
    readonly updatedBy: string;
    readonly proposedBy: string | null;
    readonly faults: readonly string[];
  }[];
  readonly metrics: {
    readonly available: number;
    readonly missing: readonly { readonly id: string; readonly name: string; readonly sentence: string }[];
  };
}

/** Failed builds that a home names. */
const mostFailures = 5;

export async function analystBrief(actor: Actor, address: VersionAddress): Promise<AnalystBrief> {
  demand(actor, "kpis.read");
  const report = await versionReport(actor, address.dataset, address.version);
  const all = (await segments(actor, address.dataset)).filter(({ archivedAt }) => archivedAt === null);
  const { metrics } = await metricList(actor, address);
  const refs = all.flatMap(({ slug, latest, parent }) =>
    latest !== null && parent === null ? [segmentRef(slug, latest.number)] : [],
  );
  const asked = refs.slice(0, mostSegmentsAtOnce);
  const overlap = asked.length === 0 ? null : await segmentOverlap(actor, address, { segments: asked });
  const inNone = overlap?.partition.inNone ?? null;
  return {
    dataset: address.dataset,
    datasetName: report.dataset.name,
    asOf: report.asOf,
    checks: report.gates.map(({ id, status, count, sentence, waiver }) => ({
      id,
      status,
      count,
      sentence,
      note: waiver?.note ?? null,
    })),
    datasets: await datasets(actor),
    failures: may(actor, "datasets.build") ? await failedBuilds(actor, mostFailures) : null,
    outside: overlap && {
      customers: inNone,
      share: inNone === null || !overlap.total ? null : inNone / overlap.total,
      segments: asked,
      note: refs.length > asked.length ? untoldNote(asked.length, refs.length - asked.length) : null,
    },
    drafts: all.flatMap(({ slug, name, draft }) =>
      draft === null
        ? []
        : [
            {
              slug,
              name,
              updatedAt: draft.updatedAt,
              updatedBy: draft.updatedBy,
              proposedBy: draft.proposedBy,
              faults: draft.faults,
            },
          ],
    ),
    metrics: {
      available: metrics.filter(({ available }) => available).length,
      missing: metrics.flatMap(({ metric, available, sentence }) =>
        available ? [] : [{ id: metric.id, name: metric.name, sentence: sentence ?? "" }],
      ),
    },
  };
}
