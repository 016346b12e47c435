import "server-only";
import { demand } from "@/lib/access/allow";
import { draftTemplate } from "@/lib/analytics/queries/draft-templates";
import type { Ask } from "@/lib/analytics/sql/question";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { availability, metricOf, metrics } from "@/lib/domain/metrics";
import { previewMetrics } from "@/lib/domain/preview-metrics";
import type { TemplatesView } from "@/lib/domain/template-answers";
import {
  type TemplateColumns,
  type TemplateKind,
  templateColumns,
  templateKinds,
  templateWords,
} from "@/lib/domain/templates";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { askOf } from "./engine";
import { seesWhole } from "./groupable";
import { isMetricOpen } from "./metric-access";
import type { VersionAddress } from "./open-population";
import { scoredTemplate } from "./scored-template";
import { resolveVersion } from "./versions";

/** Which template to draft and by which metric to score it; `top` is the part of customers that counts as the top, in per cent. */
export interface TemplateQuestion {
  readonly template?: TemplateKind | undefined;
  readonly metric?: string | undefined;
  readonly top?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The templates with what each would need, and the asked one drafted and scored as this role may see it. */
export async function templates(
  actor: Actor,
  address: VersionAddress,
  question: TemplateQuestion,
): Promise<TemplatesView> {
  demand(actor, "kpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const { manifest } = version;
  const listed = templateKinds.map((kind) => ({ kind, columns: openColumns(actor, version, kind) }));
  const open = metrics.filter(
    (metric) => availability(metric, manifest, "customers").available && isMetricOpen(actor, metric, version),
  );
  const asked = listed.find(({ kind }) => kind === question.template);
  const ask = askOf(version, question.signal);
  return {
    datasetVersion: version.number,
    asOf: manifest.asOf,
    currency: manifest.currency,
    unitWord: { account: "accounts", person: "customers", contract: "contracts" }[manifest.grain],
    customers: manifest.tables.find(({ table }) => table === "customers")?.rows ?? 0,
    templates: listed.map(({ kind, columns }) => ({ kind, ...templateWords[kind], missing: columns.missing })),
    metrics: open.map(({ id, name }) => ({ id, name })),
    chosen: asked
      ? await chosenTemplate(actor, version, { ...question, kind: asked.kind, columns: asked.columns }, ask)
      : null,
  };
}

/** The template of a question. Throws AppError invalid for one that this version cannot draft, and for an unknown metric. */
async function chosenTemplate(
  actor: Actor,
  version: DatasetVersion,
  asked: TemplateQuestion & { readonly kind: TemplateKind; readonly columns: TemplateColumns },
  ask: Ask,
): Promise<TemplatesView["chosen"]> {
  const { kind, columns } = asked;
  if (columns.missing !== null)
    throw new AppError("invalid", `${templateWords[kind].name} cannot be drafted on this version. ${columns.missing}`);
  const metric = metricFor(actor, version, asked);
  const found = await draftTemplate(version, { kind, columns: columns.columns, topPercent: asked.top ?? 20 }, ask);
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  return await scoredTemplate({ version, ask, hides }, { kind, found, metric, columns: columns.columns });
}

/** What payments say of customers is told by staying and by revenue too: such drafts are first compared by something else. */
const apartFromMoney = ["nps", "csat_top2", "first_response_median"];
const ofMoney: ReadonlySet<TemplateKind> = new Set(["valueTenths", "valueCut", "rfm", "lifeCycle"]);

/** The metric asked for, else the first that a first look would take; null where the version has none. */
function metricFor(
  actor: Actor,
  version: DatasetVersion,
  { kind, metric: id }: { readonly kind: TemplateKind; readonly metric?: string | undefined },
): string | null {
  const isAvailable = (one: string) => {
    const metric = metricOf(one, version.manifest);
    const isThere = metric !== undefined && availability(metric, version.manifest, "customers").available;
    return isThere && isMetricOpen(actor, metric, version);
  };
  if (id !== undefined && isAvailable(id)) return id;
  if (id !== undefined)
    throw new AppError("invalid", `There is no metric ${id} here that is open to your role. Choose one of the list.`);
  const first = previewMetrics(version.manifest);
  return [...(ofMoney.has(kind) ? apartFromMoney : []), ...first].find(isAvailable) ?? null;
}

/** A rule tells the values of its columns: no template drafts from columns that the reader may not see whole. */
function openColumns(actor: Actor, version: DatasetVersion, kind: TemplateKind): TemplateColumns {
  const found = templateColumns(kind, version.manifest);
  if (found.missing !== null) return found;
  const closed = found.columns.find((column) => !isOpen(actor, version, column));
  return closed
    ? { missing: `The column ${closed.label} holds values your role may not see, so no rule can ask for it.` }
    : found;
}

function isOpen(actor: Actor, { manifest }: DatasetVersion, column: VersionColumn): boolean {
  const table = manifest.tables.find(({ columns }) => columns.some(({ key }) => key === column.key))?.table;
  if (table === undefined || table === "customer_months") return false;
  return seesWhole(actor, { table, column });
}
