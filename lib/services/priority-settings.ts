import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { priorityFigure } from "@/lib/domain/priority-figures";
import { emptySettings, type PrioritySave, type WrittenSettings } from "@/lib/domain/priority-settings";
import { datasetBySlug } from "@/lib/store/datasets";
import { findSettings, saveSettings } from "@/lib/store/priorities";
import { recordAudit } from "./audit";
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
  const { id, manifest } = await latestOf(actor, dataset);
  const unknown = [...settings.criteria, ...settings.knockouts].find(
    ({ figure }) => priorityFigure(figure, manifest) === undefined,
  );
  if (unknown)
    throw new AppError(
      "invalid",
      `There is no figure ${unknown.figure} to rank by. Choose one of the market, or a metric that is not a total.`,
      [{ path: "figure", value: unknown.figure }],
    );
  await saveSettings(actor.scope, { datasetId: id, settings, revision, savedBy: actor.userId });
  const { criteria, knockouts } = settings;
  const details = { criteria: criteria.length, knockouts: knockouts.length, revision: revision + 1 };
  await recordAudit(actor, "priorities.save", { kind: "dataset", id }, details);
  return await prioritySettings(actor, dataset);
}

async function latestOf(actor: Actor, dataset: string) {
  const { id } = await datasetBySlug(actor.scope, dataset);
  return { id, manifest: (await resolveVersion(actor, dataset, "latest")).manifest };
}
