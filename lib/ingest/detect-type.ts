import type { ColumnType } from "@/lib/domain/dictionary";
import { type CellFormat, cellFormatSchema } from "@/lib/domain/recipe";
import { headerWords } from "./header-words";
import { shapeOf } from "./shapes";

/** A way to read a column, before it is tried on all its values. */
export interface TypeCandidate {
  readonly type: ColumnType;
  readonly format: CellFormat;
  /** In words what the values look like, to follow "all 7,032 values are". */
  readonly words: string;
}

export interface ColumnSample {
  readonly header: string;
  /** Distinct non-empty values as written, trimmed: all of them, or a sample. */
  readonly values: readonly string[];
  /** How many cells have each of the values. */
  readonly counts: readonly number[];
  /** Some value of the whole column is digits after a zero. */
  readonly leadingZeros: boolean;
  /** Some value of the whole column has more than 15 digits. */
  readonly longDigits: boolean;
  /** Distinct non-empty values in the whole column. */
  readonly distinct: number;
  /** True when a semicolon cuts the fields, which makes a decimal comma likely. */
  readonly semicolons: boolean;
}

/** Share of sampled values that must have the shape for a type to be tried on all of them. */
const plausibleShare = 0.9;

const plain = cellFormatSchema.parse({});

/**
 * The ways a column may be read, best first, judged by the shapes of its values; text always comes last. Numbers that are ids
 * (leading zeros, more than 15 digits, an id's header) are not numbers, and eight digits are a day only under a header that says so.
 */
export function typeCandidates(sample: ColumnSample): TypeCandidate[] {
  const text: TypeCandidate = { type: "text", format: plain, words: "words" };
  if (sample.values.length === 0) return [text];
  const flag = yesNoCandidate(sample);
  if (flag) return [flag, text];
  const dates = dateCandidates.filter((candidate) => isPlausible(candidate, sample) && !isIdLike(sample));
  if (dates.length > 0) return [...dates, text];
  if (mustStayText(sample)) return [text];
  return [...numberCandidates(sample).filter((candidate) => isPlausible(candidate, sample)), text];
}

/** Why a column of digits stays text, or null. */
export function textReason(sample: ColumnSample): string | null {
  if (!sample.values.some((value) => /^\d+$/.test(value))) return null;
  if (sample.leadingZeros) return "some values have leading zeros, so they are kept as written";
  if (sample.longDigits) return "some values have more than 15 digits, so they are kept as written";
  if (isIdLike(sample)) return "the header names an id or code, so values are kept as written";
  return null;
}

function mustStayText(sample: ColumnSample): boolean {
  return sample.leadingZeros || sample.longDigits || isIdLike(sample);
}

function isIdLike(sample: ColumnSample): boolean {
  const words = headerWords(sample.header);
  if (/\b(date|datum|time|day|month)\b/.test(words)) return false;
  return /\b(id|ids|key|code|number of account|no|nr|nummer|zip|postal|postcode|plz|phone|tel|telephone|mobile|telefon|iban|sku|ssn|vat|account number|order number|invoice number|uuid)\b/.test(
    words,
  );
}

function isPlausible(candidate: TypeCandidate, sample: ColumnSample): boolean {
  const shape = shapeOf(candidate.type, candidate.format);
  if (shape === null) return true;
  if (candidate.format.datePattern === "%Y%m%d" && !/\b(date|datum|day|tag|on|at)\b/.test(headerWords(sample.header)))
    return false;
  const expression = new RegExp(`^(?:${shape})$`);
  let fitting = 0;
  let cells = 0;
  sample.values.forEach((value, index) => {
    const count = sample.counts[index] ?? 0;
    cells += count;
    if (expression.test(value)) fitting += count;
  });
  return fitting >= cells * plausibleShare;
}

const day = (datePattern: string | null, words: string): TypeCandidate => ({
  type: "date",
  format: { ...plain, datePattern },
  words,
});

const time = (datePattern: string | null, words: string): TypeCandidate => ({
  type: "timestamp",
  format: { ...plain, datePattern },
  words,
});

const dateCandidates: readonly TypeCandidate[] = [
  day(null, "dates written year-month-day"),
  time(null, "times written year-month-day hour:minute"),
  ...["/", "-", "."].flatMap((mark) => {
    const european = `%d${mark}%m${mark}%Y`;
    const american = `%m${mark}%d${mark}%Y`;
    const orders: [string, string][] = [
      [american, "month, day, year"],
      [european, "day, month, year"],
    ];
    if (mark !== "/") orders.reverse();
    return orders.flatMap(([pattern, words]) => [
      day(pattern, `dates written ${words}`),
      time(`${pattern} %H:%M`, `times written ${words}, hour:minute`),
      time(`${pattern} %H:%M:%S`, `times written ${words}, hour:minute:second`),
      time(`${pattern} %I:%M %p`, `times written ${words}, hour:minute AM or PM`),
    ]);
  }),
  day("%Y/%m/%d", "dates written year/month/day"),
  time("%Y/%m/%d %H:%M", "times written year/month/day hour:minute"),
  time("%Y/%m/%d %H:%M:%S", "times written year/month/day hour:minute:second"),
  day("%Y%m%d", "dates written as eight digits"),
  day("%d %b %Y", "dates written day, month's name, year"),
  day("%d-%b-%Y", "dates written day, month's name, year"),
  day("%d %B %Y", "dates written day, month's name, year"),
  day("%b %d, %Y", "dates written month's name, day, year"),
  day("%B %d, %Y", "dates written month's name, day, year"),
  day("%d/%m/%y", "dates written day, month, year of two digits"),
  day("%m/%d/%y", "dates written month, day, year of two digits"),
  day("%d.%m.%y", "dates written day, month, year of two digits"),
];

const moneyHeader =
  /\b(amount|price|revenue|charge|charges|cost|costs|sales|mrr|arr|acv|tcv|balance|spend|spent|fee|fees|profit|income|budget|turnover|payment|paid|value|dollar|usd|eur|umsatz|betrag|preis|kosten|gewinn|gehalt|salary|ltv|clv)\b/;

function numberCandidates(sample: ColumnSample): TypeCandidate[] {
  const signed = sample.values.some((value) => /[$€£¥]/.test(value));
  const moneyLike = signed || moneyHeader.test(headerWords(sample.header));
  const fine = sample.values.some((value) => /[.,]\d{5,}$/.test(value));
  const type = moneyLike && !fine ? "money" : "number";
  const noun = type === "money" ? "amounts" : "numbers";
  const point = { decimal: ".", thousands: "", words: noun } as const;
  const comma = { decimal: ",", thousands: "", words: `${noun} with a decimal comma` } as const;
  const grouped = { decimal: ".", thousands: ",", words: `${noun} with a comma for thousands` } as const;
  const ambiguous = sample.values.every((value) => /^[-+]?\d{1,3},\d{3}$/.test(value));
  const order = [
    point,
    ...(ambiguous && !sample.semicolons ? [grouped, comma] : [comma, grouped]),
    { decimal: ",", thousands: ".", words: `${noun} with a decimal comma and a point for thousands` } as const,
    { decimal: ".", thousands: " ", words: `${noun} with a blank for thousands` } as const,
    { decimal: ",", thousands: " ", words: `${noun} with a decimal comma and a blank for thousands` } as const,
    { decimal: ".", thousands: "'", words: `${noun} with an apostrophe for thousands` } as const,
  ];
  return order.map(({ decimal, thousands, words }) => ({ type, format: { ...plain, decimal, thousands }, words }));
}

const wordPairs: readonly (readonly [string, string])[] = [
  ["yes", "no"],
  ["true", "false"],
  ["y", "n"],
  ["t", "f"],
  ["ja", "nein"],
  ["j", "n"],
  ["wahr", "falsch"],
  ["oui", "non"],
  ["sí", "no"],
  ["1", "0"],
];

const flagHeader =
  /^(is|has|was|had|did|can|ist|hat)\b|\b(churn|churned|active|inactive|converted|conversion|subscribed|flag|retained|retention|cancelled|canceled|citizen|senior|member|partner|opted|opt in|opt out|enabled|verified|recurring|yn|bool|aktiv)\b/;

function yesNoCandidate(sample: ColumnSample): TypeCandidate | null {
  if (sample.distinct > 6) return null;
  const lower = new Set(sample.values.map((value) => value.toLowerCase()));
  for (const [yes, no] of wordPairs) {
    if (![...lower].every((value) => value === yes || value === no)) continue;
    if (lower.size < 2 && yes.length < 2) continue;
    if (yes === "1" && !(flagHeader.test(headerWords(sample.header)) && lower.size === 2)) continue;
    const written = (word: string) => sample.values.filter((value) => value.toLowerCase() === word).toSorted();
    const yesWords = written(yes);
    const noWords = written(no);
    const alike = (word: string, other: string | undefined) =>
      other !== undefined && other[0] === other[0]?.toUpperCase() ? `${word[0]?.toUpperCase()}${word.slice(1)}` : word;
    return {
      type: "yesNo",
      format: {
        ...plain,
        yesWords: yesWords.length > 0 ? yesWords : [alike(yes, noWords[0])],
        noWords: noWords.length > 0 ? noWords : [alike(no, yesWords[0])],
      },
      words: `"${yesWords[0] ?? yes}" or "${noWords[0] ?? no}"`,
    };
  }
  return null;
}
