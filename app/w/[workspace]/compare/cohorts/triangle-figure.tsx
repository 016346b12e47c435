import type { ReactNode } from "react";
import { IntervalSeries } from "@/components/charts/interval-series";
import { CohortTable } from "@/components/cohorts/cohort-table";
import { HeatKey } from "@/components/cohorts/heat-key";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { Actor } from "@/lib/domain/actor";
import { countText } from "@/lib/domain/number-words";
import type { CohortTriangle, RetentionView } from "@/lib/domain/retention";
import { ageWords, cellWords, entryWords, triangleTitle } from "@/lib/domain/retention-sentence";
import { happenedOn } from "../../happened-on";
import { heatScale, oneAge, scaleText, type TriangleSource, triangleProps, valueInCell } from "./triangle-props";

export interface TriangleFigureProps {
  readonly view: RetentionView;
  readonly triangle: CohortTriangle;
  /** Whose triangle it is; null is everybody. */
  readonly name: string | null;
  readonly byCalendar: boolean;
  readonly cellHref: TriangleSource["cellHref"];
  readonly notesOn?: TriangleSource["notesOn"];
  readonly actions?: ReactNode;
}

/** The triangle as a table, with the key of its shades. */
export function TriangleFigure({ view, triangle, name, byCalendar, cellHref, notesOn, actions }: TriangleFigureProps) {
  const { question } = view;
  const scale = heatScale(view);
  const title = `${name === null ? "" : `${name}. `}${triangleTitle(question)}`;
  const columns = byCalendar ? `calendar ${question.every}s` : `${question.every}s since`;
  const states = new Set(triangle.cohorts.flatMap(({ cells }) => cells.map(({ state }) => state)));
  const edge = triangle.cohorts.some(({ cells }) => cells.some(({ comparable }) => !comparable));
  return (
    <Figure
      title={title}
      actions={actions}
      lede={`Rows: ${question.every} of ${entryWords(question)}. Columns: ${columns}. ${unitWords(view)} ${cellHref(triangle.cohorts[0] ?? nobody, null) === null ? "" : "Each cell opens its customers."}`}
    >
      <HeatKey
        low={scaleText(scale.low, view)}
        high={scaleText(scale.high, view)}
        partial={states.has("partial")}
        absent={states.has("absent") && !byCalendar}
        edge={edge}
      />
      <CohortTable {...triangleProps({ view, triangle, byCalendar, cellHref, notesOn }, scale, title)} />
      {byCalendar ? null : <Remark>{pooledWords(view)}</Remark>}
      {view.notes.map((note) => (
        <Remark key={note}>{note}</Remark>
      ))}
    </Figure>
  );
}

export interface OneAgeFigureProps extends Pick<TriangleFigureProps, "view" | "triangle"> {
  readonly actor: Actor;
  /** The segment whose triangle it is, null for a group of a column; and its name, null for everybody. */
  readonly of: { readonly segment: string | null; readonly name: string | null };
  readonly age: number;
}

/** One age of every cohort over time, with intervals, and what happened while each came in. */
export async function OneAgeFigure({ actor, view, triangle, of: { segment, name }, age }: OneAgeFigureProps) {
  const { question, dataset } = view;
  const points = oneAge(triangle, age);
  const happened = await happenedOn(actor, {
    dataset,
    segments: segment === null || name === null ? [] : [{ ref: segment, name }],
    periods: points.map(({ cohort }) => ({ key: cohort.from, days: { first: cohort.from, last: cohort.to } })),
  });
  const pooled = triangle.pooled[age]?.value ?? null;
  const whose = name === null ? "" : `${name}. `;
  const title = `${whose}Each ${question.every}’s new customers ${ageWords(age, question)}`;
  return (
    <Figure
      title={title}
      lede={`${triangleTitle(question)}. Upright: the 95\u202f% interval of each cohort; grey: all cohorts pooled${pooled === null ? "" : `, ${scaleText(pooled, view)}`}; hollow: the ${question.every} is not over.`}
      table={
        <>
          <Table label="Each cohort at this age" rows="compact" sticky>
            <thead>
              <tr>
                <HeadCell>{question.entry === "start" ? "Started in" : "First paid in"}</HeadCell>
                <HeadCell numeric>Customers</HeadCell>
                <HeadCell>{ageWords(age, question)}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {points.map(({ cohort, cell }) => (
                <tr key={cohort.from}>
                  <RowHead>{cohort.label}</RowHead>
                  <Cell numeric>{cohort.size === null ? "hidden" : countText(cohort.size)}</Cell>
                  <Cell wrap>
                    {cell.state === "hidden"
                      ? "hidden"
                      : `${cellWords(cell, cohort.size ?? 0, { question, currency: dataset.currency })}${cell.state === "partial" ? " so far" : ""}`}
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
          {happened.table}
        </>
      }
    >
      <IntervalSeries
        label={`${title}: ${points.map(({ cohort, cell }) => `${cohort.label} ${cell.value === null ? "no value" : scaleText(cell.value, view)}`).join(", ")}`}
        points={points.map(({ cohort, cell }, place) => ({
          mark: happened.periods[place]?.mark,
          label: cohort.label,
          value: cell.value,
          low: cell.interval?.[0] ?? null,
          high: cell.interval?.[1] ?? null,
          partial: cell.state === "partial",
        }))}
        pooled={pooled}
        ticks={ticksOf(
          points.map(({ cell }) => cell.interval?.[1] ?? cell.value ?? 0),
          view,
        )}
      />
      {happened.below}
      {view.notes.map((note) => (
        <Remark key={note}>{note}</Remark>
      ))}
    </Figure>
  );
}

const nobody = { from: "", to: "", label: "", size: 0, cells: [] };

function ticksOf(tops: readonly number[], view: RetentionView): { at: number; label: string }[] {
  const most = Math.max(...tops, 0.01);
  const top = view.question.measure === "customers" ? Math.min(1, most) : most;
  const size = 10 ** Math.floor(Math.log10(top / 4));
  const step = [1, 2, 2.5, 5, 10].map((part) => part * size).find((one) => one * 4 >= top) ?? size * 10;
  return [0, 1, 2, 3, 4].map((place) => ({
    at: step * place,
    label: place === 4 ? scaleText(step * place, view) : valueInCell(step * place, view),
  }));
}

function unitWords({ question, dataset }: RetentionView): string {
  if (question.measure === "customers") return "Per cent of all who entered.";
  return question.measure === "revenue"
    ? "Per cent of the first period’s revenue."
    : `${dataset.currency} per customer who entered.`;
}

function pooledWords({ question }: RetentionView): string {
  const rest = `Cells with hatching are a ${question.every} still running and stay out of it. An empty cell lies in the future; it is not zero.`;
  if (question.measure === "value")
    return `The last row adds up the means of each age, each among those observed through it, and ends where fewer than 10 are. ${rest}`;
  const what =
    question.measure === "customers"
      ? "all who pay, divided by all who could"
      : "all revenue of the age, divided by all revenue of the first period";
  return `The last row pools customers, it does not average the cohorts: ${what}. ${rest}`;
}
