import type { Amount, RuleCondition, RuleTest, RuleWindow } from "./rule";
import { ruleLimits } from "./rule-limits";

/** What a condition still lacks to be asked, in a sentence; null when it is complete. */
export function gapOf(condition: RuleCondition): string | null {
  switch (condition.kind) {
    case "column":
      return condition.column === "" ? "Choose a column." : testGap(condition.test);
    case "segment":
      return condition.segment === "" ? "Choose a segment." : null;
    case "behaviour": {
      const filters = condition.where.map(({ column, test }) =>
        column === "" ? "Choose the column of the filter." : testGap(test),
      );
      return (
        [...filters, windowGap(condition.window), measureGap(condition.measure)].find((gap) => gap !== null) ?? null
      );
    }
  }
}

function testGap(test: RuleTest): string | null {
  switch (test.op) {
    case "isOneOf":
    case "isNoneOf":
      return valuesGap(test.values);
    case "contains":
    case "startsWith":
      return textGap(test.text);
    case "between":
      return amountGap(test.from) ?? amountGap(test.to) ?? orderGap(test.from, test.to);
    case "onOrAfter":
    case "before":
      return dayGap(test.day);
    case "betweenDays":
      return daysBetweenGap(test.from, test.to);
    case "inLastDays":
    case "moreThanDaysAgo":
      return countGap(test.days);
    case "atLeast":
    case "atMost":
    case "above":
    case "below":
    case "equals":
      return amountGap(test.value);
    default:
      return null;
  }
}

type Measure = Extract<RuleCondition, { kind: "behaviour" }>["measure"];

function measureGap(measure: Measure): string | null {
  switch (measure.of) {
    case "times":
      return timesGap(measure.times);
    case "distinct":
      return measure.column === "" ? "Choose the column whose different values count." : timesGap(measure.times);
    case "sum":
      return measure.column === "" ? "Choose the column to add up." : testGap(measure.test);
    case "first":
    case "last":
      return windowGap(measure.within);
    default:
      return null;
  }
}

function windowGap(window: RuleWindow): string | null {
  if (window.kind === "ever") return null;
  return window.kind === "betweenDays" ? daysBetweenGap(window.from, window.to) : countGap(window.days);
}

function valuesGap(values: readonly string[]): string | null {
  if (values.length === 0) return "Name at least one value.";
  if (values.length > ruleLimits.values)
    return `A list has at most ${ruleLimits.values.toLocaleString("en-GB")} values.`;
  return values.some((value) => value.length > ruleLimits.characters || isBroken(value)) ? badText : null;
}

function textGap(text: string): string | null {
  if (text === "") return "Write at least one character.";
  return text.length > ruleLimits.characters || isBroken(text) ? badText : null;
}

/** A NUL, or half of a character that takes two. */
function isBroken(text: string): boolean {
  return /[\0\p{Surrogate}]/u.test(text);
}

const badText = `A text has at most ${ruleLimits.characters} characters, and no broken ones.`;

function amountGap(amount: Amount): string | null {
  if (amount === "") return "Write a number.";
  const isRead = typeof amount === "number" ? Number.isFinite(amount) : /^-?\d{1,14}(\.\d{1,4})?$/.test(amount);
  return isRead ? null : "Write a number like 12 or 19.99.";
}

function orderGap(from: Amount, to: Amount): string | null {
  return Number(from) > Number(to) ? "The first number is above the second; nobody is between them." : null;
}

function timesGap(times: number): string | null {
  return Number.isInteger(times) && times >= 0 && times <= 1_000_000
    ? null
    : "Write how many times, from 0 to 1,000,000.";
}

function countGap(days: number): string | null {
  return Number.isInteger(days) && days >= 1 && days <= ruleLimits.days
    ? null
    : `Write a number of days from 1 to ${ruleLimits.days.toLocaleString("en-GB")}.`;
}

function dayGap(day: string): string | null {
  if (day === "") return "Choose a day.";
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= "1900-01-01" && day < "2201-01-01";
  return isDay && !Number.isNaN(Date.parse(day)) ? null : "Write a day between 1900 and 2200.";
}

function daysBetweenGap(from: string, to: string): string | null {
  return (
    dayGap(from) ?? dayGap(to) ?? (from > to ? "The first day is after the second; no day is between them." : null)
  );
}
