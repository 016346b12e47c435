import { formatDate } from "./format-date";
import { countText, monthsText, percentText } from "./number-words";
import { type Clock, monthsOfTime, type SurvivalGroup, type SurvivalView } from "./survival";

/** A time of life in words: "24 months", "1 month"; parts of a month with one decimal. */
export function lifeWords(time: number, clock: Clock): string {
  const months = monthsOfTime(time, clock);
  const rounded = Math.abs(months - Math.round(months)) < 0.05 ? Math.round(months) : Math.round(months * 10) / 10;
  return `${rounded.toLocaleString("en-GB")} ${rounded === 1 ? "month" : "months"}`;
}

/** Why this is not the churned share: what is known of those still here, and what dividing would say instead. */
export function explanationOf(
  whole: Pick<SurvivalGroup, "n" | "events" | "at" | "label">,
  { unitWord, horizon }: Pick<SurvivalView, "unitWord" | "horizon">,
): string[] {
  const { n, events } = whole;
  if (n === null || events === null || n === 0) return [];
  const here = n - events;
  const most = here > n / 2 ? "Most" : countText(here);
  const stay =
    here === 0
      ? `Everybody has left, so each life is known in full.`
      : here === 1
        ? `One is still here: of that one we know only that it stayed at least this long.`
        : `${most} ${here > n / 2 ? unitWord : `of the ${unitWord}`} are still here: for them we know only that they stayed at least this long.`;
  const reading = horizon && whole.at.find(({ time }) => time === horizon.time);
  const gone =
    reading && reading.survival !== null && horizon
      ? `; the curve says that ${percentText(1 - reading.survival)} are gone after ${monthsText(horizon.months)}`
      : "";
  return [
    stay,
    ...(here === 0
      ? []
      : ["The curve uses what is known of each; dividing leavers by all would call young customers loyal."]),
    `Of ${countText(n)} ${unitWord} whose time is known, ${countText(events)} ${events === 1 ? "has" : "have"} left (${percentText(events / n)})${gone}.`,
  ];
}

/** Customers without a known life, by the code of the reason. */
export function leftOutSentence(
  reason: string,
  count: number | null,
  { unitWord, from }: { unitWord: string; from?: string | undefined },
): string {
  const who =
    count === null
      ? `Fewer than 5 ${unitWord}`
      : `${countText(count)} ${count === 1 ? unitWord.replace(/s$/, "") : unitWord}`;
  const one = count === 1;
  switch (reason) {
    case "noStart":
      return `${who} ${one ? "has" : "have"} no start date.`;
    case "startsLater":
      return `${who} ${one ? "starts" : "start"} after the last day of the data.`;
    case "endBeforeStart":
      return `${who} left before ${one ? "the" : "their"} start: a fault of the file.`;
    case "endUnknown":
      return `${who} ${one ? "is" : "are"} marked as gone without a date.`;
    case "stateUnknown":
      return `Of ${who} the file does not say whether they left.`;
    case "tenureMissing":
      return `${who} ${one ? "has" : "have"} no tenure.`;
    case "negative":
      return `${who} ${one ? "has" : "have"} a negative tenure: a fault of the file.`;
    case "beforeHistory":
      return `${who} left before ${formatDate(from ?? "")}, from which on ends are recorded.`;
    default:
      return `${who} left out.`;
  }
}

/** What was found or asked about the beginning of the record, in a sentence. */
export function historySentence(
  { from, source, used }: { from: string; source: "asked" | "found"; used: boolean },
  { began, start, clock, unitWord }: { began: number; start: number; clock: Clock; unitWord: string },
): string {
  const day = formatDate(from);
  const whose =
    start > 0 ? ` The curves are of those alive at month ${lifeWords(start, clock).replace(/ months?$/, "")}.` : "";
  if (source === "asked")
    return `Ends are taken as recorded after ${day}: whoever started earlier counts from the age they had then.${whose}`;
  const found = `Nobody left until ${day}, although ${countText(began)} ${unitWord} had started by then: the record of ends seems to begin there.`;
  return used
    ? `${found} Whoever started earlier counts from the age they had then; else the curve would be too high.${whose}`
    : `${found} Lives are counted from their start all the same, so the curve is too high.`;
}

/** What keeps the curves from being taken as they stand. */
export function warningsOf(
  { n, events }: { n: number; events: number },
  leftOut: readonly { readonly reason: string; readonly count: number }[],
): string[] {
  const count = (...reasons: string[]) =>
    leftOut.reduce((sum, one) => (reasons.includes(one.reason) ? sum + one.count : sum), 0);
  const undated = count("endUnknown");
  const unknown = count("tenureMissing", "stateUnknown", "noStart");
  return [
    ...(n > 0 && events === 0
      ? [
          "Nobody in this data has left. A file of present customers only cannot tell how long customers stay: bring those who left into it.",
        ]
      : []),
    ...(undated > 0.05 * (events + undated)
      ? [
          `${countText(undated)} of ${countText(events + undated)} who left have no date and are left out: the curve is too high.`,
        ]
      : []),
    ...(unknown > 0.05 * (n + unknown)
      ? [`${percentText(unknown / (n + unknown))} have no known life and are left out.`]
      : []),
  ];
}
