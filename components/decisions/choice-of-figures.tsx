"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Disclosure } from "@/components/ui/disclosure";
import type { DecisionContent } from "@/lib/domain/decision";
import type { FigureAddress } from "@/lib/domain/figure";
import styles from "./decisions.module.css";

/** A number that can be evidence: `key` is the same whichever version it was read on. */
export interface Choosable {
  readonly key: string;
  /** Slug of its segment; null for all customers and for groups that are no segment. */
  readonly segment: string | null;
  /** Under which it is listed: a segment's name, "All customers", "From elsewhere". */
  readonly under: string;
  readonly label: string;
  readonly text: string;
  readonly address: FigureAddress;
}

export interface ChoiceOfFiguresProps {
  readonly all: readonly Choosable[];
  readonly segments: readonly string[];
  readonly chosen: readonly FigureAddress[];
  readonly onChange: (part: Pick<DecisionContent, "figures">) => void;
}

const mostChosen = 12;

/** The measures of the chosen segments and of everybody, to be ticked; numbers from elsewhere are added from their own drawer. */
export function ChoiceOfFigures({ all, segments, chosen, onChange }: ChoiceOfFiguresProps) {
  const isChosen = (one: Choosable) => chosen.some((address) => sameNumber(address, one.address));
  const offered = all.filter((one) => one.segment === null || segments.includes(one.segment) || isChosen(one));
  const groups = [...new Set(offered.map(({ under }) => under))];
  const toggle = (one: Choosable, isOn: boolean) =>
    onChange({
      figures: isOn ? [...chosen, one.address] : chosen.filter((address) => !sameNumber(address, one.address)),
    });
  return (
    <fieldset className={styles.fieldset}>
      <legend>Evidence in numbers</legend>
      <p className={styles.small}>
        {`${chosen.length} of at most ${mostChosen} are chosen. Any other number is added from the scoreboard: open it there and choose “Use in a decision”.`}
      </p>
      {groups.map((under) => {
        const own = offered.filter((one) => one.under === under);
        const count = own.filter(isChosen).length;
        return (
          <Disclosure key={under} summary={count === 0 ? under : `${under}, ${count} chosen`} open={count > 0}>
            <div className={styles.choices}>
              {own.map((one) => (
                <Checkbox
                  key={one.key}
                  label={`${one.label}: ${one.text}`}
                  checked={isChosen(one)}
                  disabled={chosen.length >= mostChosen && !isChosen(one)}
                  onChange={(event) => toggle(one, event.target.checked)}
                />
              ))}
            </div>
          </Disclosure>
        );
      })}
    </fieldset>
  );
}

/** The same metric of the same group, whichever version and definition it was read on. */
function sameNumber(one: FigureAddress, other: FigureAddress): boolean {
  const group = (address: FigureAddress) =>
    address.by === "segments" ? (address.group?.split("@")[0] ?? null) : address.group;
  return one.metric === other.metric && one.by === other.by && group(one) === group(other);
}
