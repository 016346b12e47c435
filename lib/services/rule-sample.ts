import "server-only";
import { may } from "@/lib/access/allow";
import { type DrawnCustomer, sampleCustomers } from "@/lib/analytics/queries/sample-customers";
import type { Ask } from "@/lib/analytics/sql/question";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { PlainRule } from "@/lib/domain/rule";
import type { RulePreview } from "@/lib/domain/rule-answers";
import { whyIn } from "@/lib/domain/rule-why";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { smallestShownCount } from "@/lib/stats/small-cells";
import { recordAudit } from "./audit";
import { closedKeys, columnViews } from "./column-views";
import { listedColumns } from "./customer-columns";
import { shownCell } from "./shown-cell";

const sampleSize = 20;
const mostColumns = 6;

/** A rule whose customers are drawn, and how many they are. */
export interface SampledRule {
  readonly rule: PlainRule;
  readonly before: PlainRule | null;
  readonly count: number;
  readonly draw: number;
}

type Sample = Pick<RulePreview, "columns" | "sample">;

/**
 * Twenty customers of a rule as this role may see them, drawn alike for everybody. Nobody for roles without a right to rows; where
 * small groups are hidden the list has no more lines than the count that is shown.
 */
export async function ruleSample(
  actor: Actor,
  version: DatasetVersion,
  { rule, before, count, draw }: SampledRule,
  ask: Ask,
): Promise<Sample> {
  if (!may(actor, "rows.read")) return { columns: [], sample: [] };
  const shown = suppressesSmallCells(actor.jobRole, actor.level)
    ? Math.floor(count / smallestShownCount) * smallestShownCount
    : count;
  const limit = Math.min(sampleSize, shown);
  const views = columnViews(actor, version);
  const columns = listedColumns(version, rule, closedKeys(views), mostColumns);
  const head = columns.map(({ key, label, type }) => ({ key, label, type }));
  if (limit === 0) return { columns: head, sample: [] };
  const drawn = await sampleCustomers(version, { rule, before, columns, draw, limit }, ask);
  const logged = columns.filter(({ key }) => views.get(key)?.logged).map(({ key }) => key);
  if (logged.length > 0)
    await recordAudit(actor, "rows.read", { kind: "version", id: version.id }, { columns: logged, sample: draw });
  const cell = (customer: DrawnCustomer, key: string, value: string | null) => {
    const view = views.get(key);
    const isOwn = customer.owner?.toLowerCase() === actor.email.toLowerCase();
    return view ? shownCell(value, isOwn ? view.own : view.others, { key, versionId: version.id }) : null;
  };
  return {
    columns: head,
    sample: drawn.map((customer) => ({
      id: cell(customer, "customers.customer_id", customer.id),
      cells: columns.map(({ key }, index) => cell(customer, key, customer.cells[index] ?? null)),
      isNew: before !== null && !customer.wasIn,
      why: whyIn(rule, customer.holds, version.manifest),
    })),
  };
}
