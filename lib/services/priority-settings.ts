import "server-only";
import { isDeepStrictEqual } from "node:util";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import { metricOf } from "@/lib/domain/metrics";
import { priorityFigure } from "@/lib/domain/priority-figures";
import {
  emptySettings,
  type PrioritySave,
  type PrioritySettings,
  type WrittenSettings,
} from "@/lib/domain/priority-settings";
import { datasetBySlug } from "@/lib/store/datasets";
import { findSettings, saveSettings } from "@/lib/store/priorities";
import { recordAudit } from "./audit";
import { isMetricOpen } from "./metric-access";
import { resolveVersion } from "./versions";

/** Criteria and knock-out rules of a dataset; none with revision 0 where nobody has written any. */
export async function prioritySettings(actor: Actor, dataset: string): Promise<WrittenSettings> {
  demand(actor, "priorities.read");
  const { id } = await datasetBySlug(actor.scope, dataset);
  const found = await findSettings(actor.scope, id);
  return found ?? { settings: emptySettings, revision: 0, updatedBy: null, updatedAt: null };
}

/** Saves criteria and knock-out rules; a conflict where somebody else saved since `revision`. */
export async function writePrioritySettings(
  actor: Actor,
  dataset: string,
  { settings, revision }: PrioritySave,
): Promise<WrittenSettings> {
  demand(actor, "priorities.edit");
  const { id, version } = await latestOf(actor, dataset);
  const unknown = [...settings.criteria, ...settings.knockouts].find(
    ({ figure }) => priorityFigure(figure, version.manifest) === undefined,
  );
  if (unknown)
    throw new AppError(
      "invalid",
      `There is no figure ${unknown.figure} to rank by. Choose one of the market, or a metric that is not a total.`,
      [{ path: "figure", value: unknown.figure }],
    );
  const saved = (await prioritySettings(actor, dataset)).settings;
  demandOpenFigures(actor, version, { settings, saved });
  await saveSettings(actor.scope, { datasetId: id, settings, revision, savedBy: actor.userId });
  const { criteria, knockouts } = settings;
  const details = { criteria: criteria.length, knockouts: knockouts.length, revision: revision + 1 };
  await recordAudit(actor, "priorities.save", { kind: "dataset", id }, details);
  return await prioritySettings(actor, dataset);
}

/** Who may not see a figure neither ranks by it nor moves its scale or limit; what others wrote of it may stay as it is. */
function demandOpenFigures(
  actor: Actor,
  version: StoredVersion,
  { settings, saved }: { readonly settings: PrioritySettings; readonly saved: PrioritySettings },
): void {
  const written = (all: PrioritySettings) => [...all.criteria, ...all.knockouts];
  const kept = written(saved);
  const closed = written(settings).find((one) => {
    const metric = metricOf(one.figure, version.manifest);
    return (
      metric !== undefined && !isMetricOpen(actor, metric, version) && !kept.some((was) => isDeepStrictEqual(was, one))
    );
  });
  if (!closed) return;
  const name = priorityFigure(closed.figure, version.manifest)?.name ?? closed.figure;
  throw new AppError(
    "forbidden",
    `${name} is not open to your job role, so you cannot rank by it or change how it counts. Ask an analyst.`,
    [{ path: "figure", value: closed.figure }],
  );
}

async function latestOf(actor: Actor, dataset: string) {
  const { id } = await datasetBySlug(actor.scope, dataset);
  return { id, version: await resolveVersion(actor, dataset, "latest") };
}
