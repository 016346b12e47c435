import { Button } from "@/components/ui/button";
import { SegmentedLinks } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { isPublished, type Segment, segmentRef } from "@/lib/domain/segment";
import { type SurvivalView, survivalMonths } from "@/lib/domain/survival";
import { clockWords, type SurvivalQuestion, type SurvivalState, survivalHref } from "@/lib/domain/survival-question";
import type { VersionColumn } from "@/lib/domain/version-manifest";
import styles from "./survival.module.css";
import { chosenOf } from "./survival-state";

export interface SurvivalControlsProps {
  readonly workspace: string;
  readonly state: SurvivalState;
  readonly view: SurvivalView | null;
  readonly segments: readonly Segment[];
  /** Columns of customers, for those who may see them. */
  readonly columns: readonly VersionColumn[];
}

/** Whose lives are shown, where they are compared and how they are counted: a form and switches whose state is the address. */
export function SurvivalControls({ workspace, state, view, segments, columns }: SurvivalControlsProps) {
  const { question } = state;
  const kept = [
    ["dataset", state.dataset],
    ["version", String(state.version)],
    ["clock", question.clock],
    ["historyFrom", question.historyFrom],
    ["horizon", question.horizon === undefined ? undefined : String(question.horizon)],
  ] as const;
  const chosen = chosenOf(state);
  const published = segments.filter(isPublished);
  const named = published.map(({ slug, latest, name }) => ({
    value: `segment:${segmentRef(slug, latest)}`,
    name,
  }));
  const older = chosen.startsWith("segment:") && !named.some(({ value }) => value === chosen);
  return (
    <div className={styles.controls}>
      <form className={styles.line} action={`/w/${workspace}/compare/survival`} method="get">
        {kept.map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Select key={chosen} label="Shown for" name="of" defaultValue={chosen}>
          <option value="">everybody</option>
          {published.length > 0 ? <option value="segments">all segments beside each other</option> : null}
          {named.length > 0 || older ? (
            <optgroup label="One segment and the rest">
              {older ? <option value={chosen}>{chosen.slice("segment:".length)}</option> : null}
              {named.map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </optgroup>
          ) : null}
          {columns.length > 0 ? (
            <optgroup label="Groups of a column">
              {columns.map(({ key, label }) => (
                <option key={key} value={`by:${key}`}>
                  {label}
                </option>
              ))}
            </optgroup>
          ) : null}
        </Select>
        <Button type="submit">Show</Button>
      </form>
      {view ? <Switches workspace={workspace} state={state} view={view} /> : null}
    </div>
  );
}

function Switches({ workspace, state, view }: { workspace: string; state: SurvivalState; view: SurvivalView }) {
  const { question } = state;
  const to = (change: Partial<SurvivalQuestion>) =>
    survivalHref(workspace, { ...state, question: { ...question, ...change } });
  const months = survivalMonths.filter((month) =>
    view.everybody.at.some((one) => one.months === month && one.survival !== null),
  );
  const inUse = view.history?.used ? view.history.from : "all";
  return (
    <div className={styles.line}>
      {months.length > 1 ? (
        <Labelled words="Read after">
          <SegmentedLinks
            label="Read after so many months"
            options={months.map((month) => ({
              label: String(month),
              href: to({ horizon: month }),
              current: view.horizon?.months === month,
            }))}
          />
          <span>months</span>
        </Labelled>
      ) : null}
      {view.clock.possible.length > 1 ? (
        <SegmentedLinks
          label="How lives are counted"
          options={view.clock.possible.map((clock) => ({
            label: clockWords(clock),
            href: survivalHref(workspace, { ...state, question: withClock(question, clock) }),
            current: view.clock.kind === clock,
          }))}
        />
      ) : null}
      {view.history ? (
        <SegmentedLinks
          label="Beginning of the record"
          options={[
            { label: "Late record", href: to({ historyFrom: view.history.from }), current: inUse !== "all" },
            { label: "From each start", href: to({ historyFrom: "all" }), current: inUse === "all" },
          ]}
        />
      ) : null}
      {question.segments?.length === 1 ? (
        <SegmentedLinks
          label="The rest beside it"
          options={[
            { label: "With the rest", href: to({ compare: "rest" }), current: question.compare === "rest" },
            { label: "Alone", href: to({ compare: "none" }), current: question.compare === "none" },
          ]}
        />
      ) : null}
    </div>
  );
}

/** A record's beginning belongs to dates. */
function withClock({ historyFrom: _dropped, ...question }: SurvivalQuestion, clock: SurvivalQuestion["clock"]) {
  return { ...question, clock };
}

function Labelled({ words, children }: { readonly words: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles.labelled}>
      <span>{words}</span>
      {children}
    </div>
  );
}
