import { AppError } from "@/lib/domain/app-error";
import type { CustomersState, CustomersWho } from "@/lib/domain/customers-address";
import { ruleSchema } from "@/lib/domain/rule";
import { originSchema, segmentRefSchema } from "@/lib/domain/segment";
import { one, type Search } from "../sheet";

/** The state an address of the list stands for. Throws AppError invalid, in a sentence, where a rule or a segment in it cannot be read. */
export function customersStateOf(place: { dataset: string; version: number }, search: Search): CustomersState {
  const origin = originSchema.safeParse(parsed(one(search.origin)));
  const offset = Number(one(search.offset) ?? 0);
  return {
    ...place,
    who: whoOf(search),
    origin: origin.success ? origin.data : null,
    search: one(search.search)?.slice(0, 200),
    sort: one(search.sort)?.slice(0, 320),
    order:
      one(search.order) === "descending" ? "descending" : one(search.order) === "ascending" ? "ascending" : undefined,
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : undefined,
  };
}

function whoOf(search: Search): CustomersWho {
  const segment = one(search.segment);
  if (segment !== undefined) {
    if (segmentRefSchema.safeParse(segment).success) return { segment };
    throw new AppError("invalid", "The segment in this address cannot be read. Open it from the list of segments.");
  }
  const written = one(search.rule);
  if (written === undefined) return null;
  const rule = ruleSchema.safeParse(parsed(written));
  if (rule.success) return { rule: rule.data };
  const why = rule.error.issues[0]?.message ?? "it is not a rule";
  throw new AppError(
    "invalid",
    `The rule in this address cannot be read: ${why}. Start again from the place that led here.`,
  );
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
