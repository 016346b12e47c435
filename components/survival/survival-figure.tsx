import type { ReactNode } from "react";
import { SurvivalChart } from "@/components/charts/survival-chart";
import { SurvivalSmall } from "@/components/charts/survival-small";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Tile } from "@/components/ui/tile";
import { countText, monthsText } from "@/lib/domain/number-words";
import type { SurvivalView } from "@/lib/domain/survival";
import { curveOfGroup, type PlacedGroup, placedGroups } from "./curve-of-group";
import { ReadingsTable } from "./readings-table";
import styles from "./survival-figure.module.css";

export interface SurvivalFigureProps {
  readonly view: SurvivalView;
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  /** What else keeps the curves from being taken as they stand, where no table beside them says it. */
  readonly notes?: readonly string[];
}

/** More curves than this in one drawing cross too often to be told apart. */
const mostTogether = 4;
const mostSmall = 12;

/** Curves with numbers at risk, why they are not the churned share, and the same as a table. */
export function SurvivalFigure({ view, title, actions, notes = [] }: SurvivalFigureProps) {
  const placed = placedGroups(view);
  const drawn = placed.filter(({ group }) => group.state === "shown" && group.curve.length > 0);
  const together = view.groups.length <= mostTogether;
  return (
    <Figure title={title} actions={actions} lede={ledeOf(view)} table={<ReadingsTable view={view} placed={drawn} />}>
      {drawn.length === 0 ? <Empty title="There is no curve to draw">{emptyWords(placed)}</Empty> : null}
      {drawn.length > 0 && together ? <Together view={view} drawn={drawn} /> : null}
      {drawn.length > 0 && !together ? <Apart view={view} drawn={drawn} /> : null}
      {placed
        .filter(({ group }) => group.state !== "shown" && group.sentence !== null)
        .slice(0, mostSmall)
        .map(({ group }) => (
          <Remark key={group.key}>{`${group.label}: ${group.sentence}`}</Remark>
        ))}
      {notes.map((note) => (
        <Remark key={note}>{note}</Remark>
      ))}
      {view.explanation.length > 0 ? <Remark>{view.explanation.join(" ")}</Remark> : null}
    </Figure>
  );
}

interface DrawnProps {
  readonly view: SurvivalView;
  readonly drawn: readonly PlacedGroup[];
}

function Together({ view, drawn }: DrawnProps) {
  const curves = drawn.map((one) => curveOfGroup(one, view));
  const names = curves.map(({ name }) => name).join(", ");
  return (
    <SurvivalChart
      curves={curves}
      ticks={view.ticks.map(({ months, time }) => ({ time, label: String(months) }))}
      start={view.start}
      end={endOf(view, drawn)}
      horizon={view.horizon?.time ?? null}
      label={`Survival curves: share still there by months since the start, with 95 % bands: ${names}`}
      riskTitle={`Months since the start. ${capital(view.unitWord)} still at risk (observed that long):`}
    />
  );
}

function Apart({ view, drawn }: DrawnProps) {
  const everybody = { group: view.everybody, tile: null };
  const behind = view.everybody.curve.length > 0 ? curveOfGroup(everybody, view) : null;
  const end = endOf(view, drawn);
  const shown = drawn.slice(0, mostSmall);
  return (
    <>
      <ul className={styles.multiples}>
        {shown.map((one, index) => (
          <li key={one.group.key}>
            <p className={styles.name}>
              {one.tile ? <Tile {...one.tile} /> : null}
              <span>{one.group.label}</span>
            </p>
            <p className={styles.size}>{`n ${countText(one.group.n ?? 0)}`}</p>
            <SurvivalSmall
              curve={curveOfGroup(one, view)}
              behind={behind}
              start={view.start}
              end={end}
              tick={lastTick(view)}
              label={`Survival of ${one.group.label} by months since the start; in grey everybody (drawing ${index + 1} of ${shown.length})`}
            />
          </li>
        ))}
      </ul>
      {drawn.length > mostSmall ? (
        <Remark>{`The first ${mostSmall} of ${drawn.length} groups are drawn; all of them stand in the tables.`}</Remark>
      ) : null}
    </>
  );
}

function lastTick({ ticks }: SurvivalView) {
  const { months, time } = ticks.at(-1) ?? { months: 0, time: 0 };
  return { time, label: monthsText(months) };
}

function ledeOf({ horizon, groups }: SurvivalView): string {
  const read = horizon ? ` Dotted: the reading after ${monthsText(horizon.months)}.` : "";
  const drawing =
    groups.length > mostTogether
      ? "Share still there by months since the start. Grey: everybody."
      : "Share still there by months since the start, with 95 % bands; thin and grey where fewer than 10 are at risk.";
  return groups.length > mostTogether ? drawing : `${drawing}${read}`;
}

function emptyWords(placed: readonly PlacedGroup[]): string {
  return placed.find(({ group }) => group.sentence !== null)?.group.sentence ?? "Nobody here has a known life.";
}

function endOf({ ticks, start }: SurvivalView, drawn: readonly PlacedGroup[]): number {
  return Math.max(start, ticks.at(-1)?.time ?? 0, ...drawn.map(({ group }) => group.lastTime ?? 0));
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
