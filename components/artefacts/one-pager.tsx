import type { ReactNode } from "react";
import { Brand } from "@/components/ui/brand";
import { Tile } from "@/components/ui/tile";
import type { OnePagerWords, Persona } from "@/lib/domain/artefact";
import { Lines, Part } from "./lines";
import styles from "./one-pager.module.css";

/** A large number of the sheet: what it is, its value, and its interval or share. */
export interface SheetFigure {
  readonly title: string;
  readonly value: ReactNode;
  readonly note: string | null;
}

/** A trait that sets the segment apart: its share or median inside and among the rest. */
export interface SheetTrait {
  readonly label: string;
  readonly inside: string;
  readonly rest: string;
}

export interface OnePagerProps {
  readonly segment: { readonly name: string; readonly tile: { readonly index: number; readonly letter: string } };
  /** Workspace, dataset with its version and day, definition, day of printing. */
  readonly stamp: string;
  /** The rule in words, and what the company wants of the segment. */
  readonly rule: string;
  readonly words: OnePagerWords;
  readonly promises: readonly string[];
  readonly numbers: {
    /** The finding, where nobody has written one. */
    readonly headline: string | null;
    readonly figures: readonly SheetFigure[];
    readonly survival: { readonly title: string; readonly drawing: ReactNode } | null;
    readonly traits: readonly SheetTrait[];
  };
  /** Level of the intervals, confirmation, and the address of the sheet. */
  readonly foot: readonly string[];
}

/** One page about a segment: numbers of the day it names, and what people wrote. Prints to exactly one page, A4 or Letter. */
export function OnePager({ segment, stamp, rule, words, promises, numbers, foot }: OnePagerProps) {
  const { finding } = words;
  const headline = finding === null ? numbers.headline : finding;
  return (
    <main className={styles.sheet} id="main" tabIndex={-1}>
      <header className={styles.top}>
        <Brand />
        <p>{stamp}</p>
      </header>
      <h1 className={styles.title}>
        <Tile {...segment.tile} large />
        <span>{headline === null ? segment.name : `${segment.name}: ${headline}`}</span>
      </h1>
      <p className={styles.rule}>{rule}</p>
      <dl className={styles.figures}>
        {numbers.figures.map(({ title, value, note }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
            {note === null ? null : <dd className={styles.note}>{note}</dd>}
          </div>
        ))}
      </dl>
      <Evidence {...numbers} name={segment.name} />
      <div className={styles.three}>
        <Part title="The job they hire us for" empty="Nobody has written it yet." isEmpty={words.job === null}>
          <blockquote className={styles.job}>{`“${words.job}”`}</blockquote>
          {words.jobSource === null ? null : <p className={styles.source}>{words.jobSource}</p>}
        </Part>
        <Part title="Pains" empty="None written yet." isEmpty={words.pains.length === 0}>
          <Lines lines={words.pains} most={2} />
        </Part>
        <Part title="Gains" empty="None written yet." isEmpty={words.gains.length === 0}>
          <Lines lines={words.gains} most={2} />
        </Part>
      </div>
      <Personas personas={words.personas} />
      <div className={styles.two}>
        <Part title="What we promise" empty="No promise is written yet." isEmpty={promises.length === 0}>
          <Lines lines={promises} most={2} />
        </Part>
        <Part title="Who it is not" empty="Not written yet." isEmpty={words.notThem.length === 0}>
          <Lines lines={words.notThem} most={2} />
        </Part>
      </div>
      <footer className={styles.foot}>
        {foot.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </footer>
    </main>
  );
}

function Evidence({ survival, traits, name }: OnePagerProps["numbers"] & { readonly name: string }) {
  if (survival === null && traits.length === 0) return null;
  return (
    <div className={styles.evidence}>
      {survival === null ? null : (
        <section className={styles.figure}>
          <h2>{survival.title}</h2>
          {survival.drawing}
        </section>
      )}
      {traits.length === 0 ? null : (
        <section className={styles.figure}>
          <h2>What sets them apart</h2>
          <table className={styles.traits}>
            <thead>
              <tr>
                <th scope="col">Trait</th>
                <th scope="col">{name}</th>
                <th scope="col">Rest</th>
              </tr>
            </thead>
            <tbody>
              {traits.map(({ label, inside, rest }) => (
                <tr key={label}>
                  <th scope="row">
                    <span>{label}</span>
                  </th>
                  <td>{inside}</td>
                  <td>{rest}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function Personas({ personas }: { readonly personas: readonly Persona[] }) {
  return (
    <div className={styles.two}>
      {personas.length === 0 ? (
        <Part title="Whom we meet" empty="No persona is written yet." isEmpty>
          {null}
        </Part>
      ) : null}
      {personas.map((persona) => (
        <Part key={persona.title} title={`We meet: ${persona.title}`}>
          <dl className={styles.persona}>
            {facts(persona).map(([term, text]) => (
              <div key={term}>
                <dt>{`${term} `}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </Part>
      ))}
    </div>
  );
}

function facts({ offering, pains, aspirations, interests }: Persona): [string, string][] {
  const all: [string, string | null][] = [
    ["We offer", offering],
    ["Pains", pains],
    ["Aspires to", aspirations],
    ["Follows", interests],
  ];
  return all.flatMap(([term, text]) => (text === null ? [] : [[term, text] as [string, string]]));
}
