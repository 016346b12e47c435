"use client";

import { useState } from "react";
import { fieldText } from "@/components/ui/field-text";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { ClaimChoices, ClaimMetric } from "@/lib/domain/claim-choices";
import type { NewHypothesis } from "@/lib/domain/hypothesis";
import { typedUnit } from "@/lib/domain/hypothesis-words";

export type ClaimStart = Omit<NewHypothesis, "segment">;

export interface ClaimFieldsProps {
  readonly choices: ClaimChoices;
  /** The claim that stands already; without one the first metric's defaults. */
  readonly start?: ClaimStart | undefined;
}

/** Metric, direction, comparison, smallest effect and guess. Differences of rates are typed in points. */
export function ClaimFields({ choices, start }: ClaimFieldsProps) {
  const first = choices.metrics.find(({ id }) => id === start?.metric) ?? choices.metrics[0];
  const [metric, setMetric] = useState(first);
  const { label, factor } = metric ? typedUnit(metric.unit, choices.currency) : { label: "", factor: 1 };
  const unit = label === "" ? "" : `, in ${label}`;
  const isStart = start !== undefined && metric?.id === start.metric;
  return (
    <>
      <Select
        label="Metric"
        hint="Those that the study’s business model lives on come first"
        name="metric"
        defaultValue={first?.id}
        onChange={(event) => setMetric(choices.metrics.find(({ id }) => id === event.target.value))}
      >
        {choices.metrics.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        key={`direction ${metric?.id}`}
        label="Direction"
        name="direction"
        defaultValue={isStart ? start.direction : (metric?.direction ?? "higher")}
      >
        <option value="higher">Higher</option>
        <option value="lower">Lower</option>
      </Select>
      <Select label="Compared with" name="comparison" defaultValue={start?.comparison ?? "rest"}>
        <option value="rest">The rest</option>
        <option value="average">The average</option>
      </Select>
      <TextInput
        key={`effect ${metric?.id}`}
        label={`Smallest difference that matters${unit}`}
        hint="Below this it would not change what you do"
        name="smallestEffect"
        inputMode="decimal"
        required
        autoComplete="off"
        defaultValue={typed(isStart ? start.smallestEffect : metric?.effect, factor)}
      />
      <TextInput
        key={`guess ${metric?.id}`}
        label={`Your guess of the difference${unit}`}
        hint="With a minus where you expect it lower; written before the number is shown"
        name="guess"
        inputMode="text"
        autoComplete="off"
        defaultValue={typed(isStart ? start.guess : null, factor)}
      />
      <Textarea
        label="Why"
        hint="What makes you think so; may stay empty"
        name="why"
        rows={2}
        maxLength={600}
        defaultValue={start?.why ?? ""}
      />
    </>
  );
}

/** The claim of a sent form. Throws an Error with a sentence where a number is not one. */
export function claimIn(fields: FormData, { metrics, currency }: ClaimChoices): ClaimStart {
  const text = (name: string) => fieldText(fields, name);
  const metric = metrics.find(({ id }) => id === text("metric"));
  if (!metric) throw new Error("Choose a metric.");
  const smallestEffect = numberIn(text("smallestEffect"), metric, currency);
  if (smallestEffect === null || smallestEffect < 0)
    throw new Error("Write the smallest difference that matters as a number, 0 or more.");
  const why = text("why");
  return {
    metric: metric.id,
    direction: text("direction") === "lower" ? "lower" : "higher",
    comparison: text("comparison") === "average" ? "average" : "rest",
    smallestEffect,
    guess: text("guess") === "" ? null : numberIn(text("guess"), metric, currency),
    why: why === "" ? null : why,
  };
}

function typed(value: number | null | undefined, factor: number): string {
  return value === null || value === undefined ? "" : String(Number((value * factor).toPrecision(12)));
}

/** A typed number in the unit of its metric; a comma may stand for the point, and any dash for the minus. */
export function numberIn(text: string, { unit }: Pick<ClaimMetric, "unit">, currency: string): number | null {
  if (text === "") return null;
  const plain = text.replaceAll(/[\u2212\u2013]/g, "-").replace(/^(-?\d+),(\d+)$/, "$1.$2");
  const number = Number(plain);
  if (!Number.isFinite(number)) throw new Error(`“${text.slice(0, 40)}” is not a number. Write it like 2 or -3.5.`);
  return Number((number / typedUnit(unit, currency).factor).toPrecision(12));
}
