import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { datasetHead } from "@/lib/domain/dataset-head";
import { type ImpactView, impactFault } from "@/lib/domain/impact";
import { mostSideBySide, type NewScenario, type Scenario, type SideBySide } from "@/lib/domain/scenario";
import { datasetBySlug } from "@/lib/store/datasets";
import { addScenario, listScenarios, removeScenario, restoreScenario } from "@/lib/store/scenarios";
import { recordAudit } from "./audit";
import { segmentImpact, usualImpact } from "./impact";
import type { VersionAddress } from "./open-population";
import { resolveVersion } from "./versions";

/** The scenarios kept of a dataset, the newest first. */
export async function savedScenarios(actor: Actor, dataset: string): Promise<Scenario[]> {
  demand(actor, "priorities.read");
  const { id } = await datasetBySlug(actor.scope, dataset);
  return await listScenarios(actor.scope, id);
}

/** Keeps a scenario that can be worked out on the version it names. */
export async function saveScenario(actor: Actor, dataset: string, scenario: NewScenario): Promise<Scenario> {
  demand(actor, "scenarios.keep");
  const fault = impactFault(scenario.question);
  if (fault !== null) throw new AppError("invalid", fault);
  const { id } = await datasetBySlug(actor.scope, dataset);
  const at = { dataset, version: String(scenario.version) };
  const { question } = await segmentImpact(actor, at, { question: scenario.question });
  const made = await addScenario(actor.scope, { ...scenario, question, datasetId: id, savedBy: actor.userId });
  await recordAudit(actor, "scenarios.save", { kind: "scenario", id: made }, { dataset, segment: question.segment });
  return scenarioOf(await listScenarios(actor.scope, id), made);
}

export async function deleteScenario(actor: Actor, dataset: string, scenario: string): Promise<void> {
  demand(actor, "scenarios.keep");
  const { id } = await datasetBySlug(actor.scope, dataset);
  await removeScenario(actor.scope, id, scenario);
  await recordAudit(actor, "scenarios.delete", { kind: "scenario", id: scenario });
}

/** Undoes a deletion. */
export async function bringBackScenario(actor: Actor, dataset: string, scenario: string): Promise<Scenario> {
  demand(actor, "scenarios.keep");
  const { id } = await datasetBySlug(actor.scope, dataset);
  await restoreScenario(actor.scope, id, scenario);
  await recordAudit(actor, "scenarios.restore", { kind: "scenario", id: scenario });
  return scenarioOf(await listScenarios(actor.scope, id), scenario);
}

/** Two or three kept scenarios on one version, each worked out as if it stood alone. */
export async function scenariosSideBySide(
  actor: Actor,
  address: VersionAddress,
  { ids, signal }: { readonly ids: readonly string[]; readonly signal?: AbortSignal | undefined },
): Promise<SideBySide> {
  const kept = await savedScenarios(actor, address.dataset);
  const wanted = [...new Set(ids)];
  if (wanted.length < 2 || wanted.length > mostSideBySide)
    throw new AppError("invalid", `Choose two or three scenarios: ${wanted.length} are named.`);
  const chosen = wanted.map((id) => scenarioOf(kept, id));
  const version = await resolveVersion(actor, address.dataset, address.version);
  return {
    dataset: datasetHead(version),
    scenarios: await Promise.all(
      chosen.map(async (scenario) => ({ scenario, ...(await workedOut(actor, address, { scenario, signal })) })),
    ),
  };
}

/** What a home shows: the newest scenario that can be worked out here; where none is kept, ten per cent more of the first target. */
export async function homeScenario(
  actor: Actor,
  address: VersionAddress,
): Promise<{ readonly scenario: Scenario | null; readonly impact: ImpactView } | null> {
  for (const scenario of (await savedScenarios(actor, address.dataset)).slice(0, 3)) {
    const { impact } = await workedOut(actor, address, { scenario });
    if (impact) return { scenario, impact };
  }
  const impact = await usualImpact(actor, address);
  return impact && { scenario: null, impact };
}

/** Faults that lie in what is asked, not in who answers. */
const ofTheQuestion: ReadonlySet<string> = new Set(["invalid", "notFound", "forbidden"]);

async function workedOut(
  actor: Actor,
  address: VersionAddress,
  { scenario, signal }: { readonly scenario: Scenario; readonly signal?: AbortSignal | undefined },
): Promise<Pick<SideBySide["scenarios"][number], "impact" | "sentence">> {
  try {
    return { impact: await segmentImpact(actor, address, { question: scenario.question, signal }), sentence: null };
  } catch (fault) {
    if (fault instanceof AppError && ofTheQuestion.has(fault.code)) return { impact: null, sentence: fault.message };
    throw fault;
  }
}

function scenarioOf(kept: readonly Scenario[], id: string): Scenario {
  const scenario = kept.find((one) => one.id === id);
  if (!scenario) throw new AppError("notFound", "There is no such scenario here. It may have been deleted meanwhile.");
  return scenario;
}
