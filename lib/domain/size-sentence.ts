import { countText } from "./number-words";
import type { SizeHistory } from "./size-history";

/** What the sizes over versions say: how large it is, and how much of the last change came of another definition. */
export function versionsHeadline({ name, versions }: SizeHistory): string {
  const last = versions.at(-1);
  const size = last?.atBuild.size ?? null;
  if (!last || size === null) return `The size of ${name} over dataset versions`;
  const { step } = last.atBuild;
  if (versions.length < 2) return `${name} has ${countText(size)} customers in the only version of the data`;
  if (step?.entered.all == null || step.left.all === null)
    return `${name} has ${countText(size)} customers in version ${last.version}`;
  const byDefinition = (step.entered.byDefinition ?? 0) + (step.left.byDefinition ?? 0);
  const moved = `${countText(step.entered.all)} entered ${name} with version ${last.version} and ${countText(step.left.all)} left`;
  return byDefinition > 0 ? `${moved}, ${countText(byDefinition)} of them by another definition` : moved;
}

/** What the months say: the last complete one against the same a year before. */
export function monthsHeadline({ name, months }: SizeHistory): string {
  const complete = months.months.filter((month) => month.complete);
  const now = complete.at(-1);
  const before = complete.at(-13);
  if (!now || now.there === null) return `Customers of ${name} by month`;
  const had = `${countText(now.there)} of ${name} were customers in ${now.label}`;
  return before?.there == null ? had : `${had}, ${countText(before.there)} a year before`;
}
