import "server-only";
import { demand } from "@/lib/access/allow";
import { customerRow } from "@/lib/analytics/queries/customer-row";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { PlainRule } from "@/lib/domain/rule";
import type { RuleExplanation, RuleExplanationQuestion } from "@/lib/domain/rule-answers";
import { checkRule, columnsOf } from "@/lib/domain/rule-columns";
import { evaluateRule, reasons } from "@/lib/domain/rule-evaluator";
import { whySentence } from "@/lib/domain/rule-explanation";
import { versionColumn } from "@/lib/domain/version-column";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { askedDraft, askedSegments, type SegmentBook, segmentBook } from "./asked-segments";
import { columnViews } from "./column-views";
import { askOf } from "./engine";
import { seesWhole } from "./groupable";
import { namedCustomer } from "./named-customer";
import type { VersionAddress } from "./open-population";
import { ruleForReader } from "./rule-for-reader";
import { resolveVersion } from "./versions";

/** Why a customer fits a rule or is in a segment, or not. Throws AppError notFound for an unknown customer, forbidden for closed columns. */
export async function explainRule(
  actor: Actor,
  address: VersionAddress,
  question: RuleExplanationQuestion,
  signal?: AbortSignal,
): Promise<RuleExplanation> {
  demand(actor, "rows.read");
  if (question.rule !== undefined) demand(actor, "kpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const rule = ruleOf(await segmentBook(actor, version.datasetId), question);
  const ask = askOf(version, signal);
  const customer = await namedCustomer(actor, version, question.customer, ask);
  const closed = closedColumn(actor, version, rule, customer.isOwn);
  if (closed !== null)
    throw new AppError(
      "forbidden",
      `The rule asks for ${closed}, which your role may not see of this customer, so why it is in or not is not told.`,
    );
  const [fault] = checkRule(rule, version.manifest);
  if (fault !== undefined) throw new AppError("invalid", fault);
  const row = await customerRow(version, { id: customer.id, rules: [rule] }, ask);
  if (!row) throw new AppError("notFound", "There is no such customer in this version.");
  return {
    customer: question.customer,
    isIn: evaluateRule(rule, row, version.manifest.asOf),
    sentence: whySentence(rule, row, version.manifest),
    reasons: reasons(rule, row, version.manifest),
  };
}

function ruleOf(book: SegmentBook, { rule, segment }: RuleExplanationQuestion): PlainRule {
  if (rule !== undefined) return askedDraft(book, { rule, slug: null, name: "this rule" }).rule;
  const [asked] = askedSegments(book, segment === undefined ? [] : [segment]);
  if (!asked) throw new AppError("invalid", "Send either a rule or a segment.");
  return asked.rule;
}

/**
 * The label of a column of a rule that the reader does not see of a customer as it stands, or whose asked texts, which may be somebody
 * else's, are closed to the reader; null where all are open.
 */
export function closedColumn(
  actor: Actor,
  version: Pick<DatasetVersion, "manifest">,
  rule: PlainRule,
  isOwn: boolean,
): string | null {
  const views = columnViews(actor, version);
  const hidesTexts = ruleForReader(actor, version, rule) !== rule;
  for (const key of columnsOf(rule)) {
    const found = versionColumn(version.manifest, key);
    const view = views.get(key);
    const seen = view === undefined ? "absent" : isOwn ? view.own : view.others;
    if (found && hidesTexts && !seesWhole(actor, found)) return found.column.label;
    if (found && seen !== "visible") return found.column.label;
  }
  return null;
}
