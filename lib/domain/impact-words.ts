import { formatDate } from "./format-date";
import { type ImpactInput, type ImpactQuestion, type ImpactRow, type ImpactView, isAsToday } from "./impact";
import { inSentence } from "./in-sentence";
import { compactMoney, countText, signedBounds, signedDifference } from "./number-words";

/** What a scenario takes for granted, the first and largest assumption first. */
export function impactAssumptions(
  { change, factor, percent }: ImpactQuestion,
  name: string,
  { present, asOf }: { readonly present: number | null; readonly asOf: string | null },
): string[] {
  const bands =
    "Bands hold what comes of it in 90\u202f% of cases: how customers of the kind do is drawn from the data, then the coming customers themselves.";
  if (change !== "volume")
    return [
      `As many customers of ${name} come as are in the data, and ${levers[change]} ${percent < 0 ? "falls" : "rises"} by ${Math.abs(percent)}\u202f% of itself; everything else stays as it is.`,
      bands,
    ];
  const asToday = isAsToday(factor)
    ? `New customers of ${name} behave like today's of this kind, from trial to departure.`
    : `New customers of ${name} do ${times(factor.low)} to ${times(factor.high)} as well as today's of this kind, most likely ${times(factor.base)}: they convert and pay so many times as much, and leave by as much less often.`;
  const today =
    present === null
      ? []
      : [
          `Today’s customers of ${name} are ${countText(present)}: they have started and have not left${asOf === null ? "" : ` by ${formatDate(asOf)}`}. Whoever left in the last month still counts in that month’s figures.`,
        ];
  return [asToday, ...today, "All other customers stay as they are.", bands];
}

const levers = {
  conversion: "its conversion",
  revenue: "its monthly revenue per customer",
  churn: "its churn",
} as const;

/** A question in words: "10 % more Agencies", "churn of Online retail falls by 10 %". */
export function questionWords({ change, percent, factor }: ImpactQuestion, name: string): string {
  const by = `${Math.abs(percent)}\u202f%`;
  if (change !== "volume") return `${rates[change]} of ${name} ${percent < 0 ? "falls" : "rises"} by ${by} of itself`;
  const as = isAsToday(factor) ? "" : `, ${times(factor.low)} to ${times(factor.high)} as good as today's`;
  return `${by} more ${name}${as}`;
}

const rates = { conversion: "Conversion", revenue: "Monthly revenue per customer", churn: "Churn" } as const;

/** The finding: "With 10 % more Agencies, monthly revenue rises by €131k". */
export function impactHeadline({ question, segment, rows, dataset }: ImpactView): string {
  const what =
    question.change === "volume"
      ? `With ${question.percent}\u202f% more ${segment.name}`
      : `If ${levers[question.change]} ${question.percent < 0 ? "falls" : "rises"} by ${Math.abs(question.percent)}\u202f% in ${segment.name}`;
  const row = rows.find(({ id }) => id === (question.change === "volume" ? "revenue" : question.change)) ?? rows[0];
  const shown = row?.change == null ? rows.find(({ change }) => change !== null) : row;
  if (!shown || shown.change === null || shown.changeBand === null) return `${what}, nothing can be told from the data`;
  const [low, high] = shown.changeBand;
  if (low <= 0 && high >= 0) return `${what}, ${inSentence(shown.name)} may go either way`;
  return `${what}, ${inSentence(shown.name)} ${shown.change < 0 ? "falls" : "rises"} by ${changeSize(shown, dataset.currency)}`;
}

/** A value of a row as it is printed; shares with as many decimals as small changes need. */
export function impactValue({ unit }: Pick<ImpactRow, "unit">, value: number, currency: string): string {
  return unit === "money" ? compactMoney(value, currency) : `${(value * 100).toFixed(2)}\u202f%`;
}

/** A change with its sign: "+€131k", "−0.04 points"; with as many digits as its band supports. */
export function impactChange({ unit, change, changeBand }: ImpactRow, currency: string): string {
  const value = change ?? 0;
  if (unit === "money") return signedMoney(value, currency);
  return `${signedDifference(value, changeBand, { unit, currency })} points`;
}

/** The band of a change: "+€124k to +€138k", "−0.05 to −0.03". */
export function impactBand({ unit, changeBand }: ImpactRow, currency: string): string {
  if (changeBand === null) return "–";
  if (unit === "share") return signedBounds(changeBand, { unit, currency });
  return `${signedMoney(changeBand[0], currency)} to ${signedMoney(changeBand[1], currency)}`;
}

/** The change against today with one input at its low and at its high end: "+€43.7k", "+€54.2k". */
export function inputEnds(
  { unit, today, changeBand }: Pick<ImpactRow, "unit" | "today" | "changeBand">,
  { low, high }: Pick<ImpactRow["inputs"][number], "low" | "high">,
  currency: string,
): readonly [string, string] {
  const text = (value: number) =>
    unit === "money"
      ? signedMoney(value - (today ?? 0), currency)
      : signedDifference(value - (today ?? 0), changeBand, { unit, currency });
  return [text(low), text(high)];
}

/** What an input is, beside its bar. */
export function inputWords(input: ImpactInput, name: string): string {
  return {
    factor: "How new customers do, your range",
    kind: `How ${name} do, as the data tell`,
    chance: "Who happens to come",
  }[input];
}

/** What decides the outcome: the widest bar of the figure that the scenario is about. */
export function tornadoTitle({ question, rows, segment }: ImpactView): string {
  const meant = rows.find(({ id }) => id === (question.change === "volume" ? "revenue" : question.change));
  const row = meant?.inputs.length ? meant : rows.find(({ inputs }) => inputs.length > 0);
  const [widest] = row?.inputs ?? [];
  if (!row || !widest || widest.high <= widest.low) return "What the outcome hangs on";
  const what = {
    factor: "how new customers do",
    kind: `how ${segment.name} do`,
    chance: "who happens to come",
  }[widest.input];
  return `${row.name} hangs most on ${what}`;
}

/** "318 more customers". */
export function addedWords(added: number): string {
  return `${countText(added)} more ${added === 1 ? "customer" : "customers"}`;
}

function changeSize(row: ImpactRow, currency: string): string {
  const size = Math.abs(row.change ?? 0);
  return row.unit === "money" ? compactMoney(size, currency) : `${(size * 100).toPrecision(2)} points`;
}

function signedMoney(amount: number, currency: string): string {
  return `${amount > 0 ? "+" : ""}${compactMoney(amount, currency)}`;
}

function times(factor: number): string {
  return `${factor.toLocaleString("en-GB", { maximumFractionDigits: 2 })} times`;
}
