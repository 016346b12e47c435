import type { CustomersView } from "@/lib/domain/customers";
import { type CustomersState, customersHref } from "@/lib/domain/customers-address";
import { countText } from "@/lib/domain/number-words";
import type { SegmentOrigin } from "@/lib/domain/segment";

/** Who stands in the list, as a sentence. */
export function customersHeadline(
  { who, count, isRounded, total, unitWord }: CustomersView,
  { dataset, isAll }: { readonly dataset: string; readonly isAll: boolean },
): string {
  if (isAll) return `${countText(total)} ${unitWord} of ${dataset}`;
  const many =
    count === null
      ? `Fewer than 5, or all but fewer than 5, of the ${unitWord}`
      : `${isRounded && count > 0 ? "About " : ""}${countText(count)}`;
  const verb = count === 1 ? "is" : "are";
  const noun = count === null ? "" : ` ${count === 1 ? unitWord.replace(/s$/, "") : unitWord}`;
  if (who) return `${many}${noun} ${verb} in ${who.name}`;
  return `${many}${noun} ${count === 1 ? "fits" : "fit"} this rule`;
}

/** Where a rule of the list was found, for a segment that is made of it. */
export function foundIn(workspace: string, state: CustomersState, list: CustomersView): SegmentOrigin {
  const href = customersHref(workspace, { ...state, origin: null, offset: 0 });
  return {
    kind: "customers",
    words: `the list of customers: ${list.sentence}`.slice(0, 300),
    href: href.length <= 2000 ? href : null,
    datasetVersion: state.version,
    metric: null,
    mark: null,
  };
}
