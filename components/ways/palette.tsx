"use client";

import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/text-input";
import { useLead } from "@/components/ui/use-lead";
import type { FindKind } from "@/lib/domain/find";
import { rankFound } from "@/lib/domain/rank-found";
import type { Way } from "./listen";
import { type PageCommand, pageCommands } from "./page-commands";
import styles from "./palette.module.css";
import { useFound } from "./use-found";

export interface PaletteProps {
  readonly workspace: string;
  readonly onClose: () => void;
  readonly onWay: (way: Way) => void;
  readonly say: (sentence: string) => void;
}

/** Something in the list: where it leads, or what it does. */
interface Choice {
  readonly label: string;
  readonly detail: string | null;
  readonly choose: () => void;
}

const kindNames: readonly (readonly [FindKind, string])[] = [
  ["view", "Kept views"],
  ["page", "Pages"],
  ["segment", "Segments"],
  ["artefact", "One-pagers and battle cards"],
  ["customer", "Customers"],
  ["dataset", "Datasets"],
  ["study", "Studies"],
  ["hypothesis", "Hypotheses"],
  ["decision", "Decisions"],
  ["roadmapItem", "Roadmap"],
  ["metric", "Metrics"],
];

/** One field for everything: where to go, and what to do with the page at hand. All of it by keyboard. */
export function Palette({ workspace, onClose, onWay, say }: PaletteProps) {
  const lead = useLead();
  const list = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const { found, isAsking, fault } = useFound(workspace, query);
  const commands = useMemo(() => pageCommands(onWay, say), [onWay, say]);
  const groups = useMemo(() => {
    const close = (run: () => void) => () => {
      onClose();
      run();
    };
    const near = isAsking ? rankFound(found, query) : found;
    const leading = kindNames.map(([kind, name]) => ({
      name,
      choices: near
        .filter((one) => one.kind === kind)
        .map(({ label, detail, href }): Choice => ({ label, detail, choose: close(() => lead(href)) })),
    }));
    const doing = fitting(commands, query).map(({ run, ...one }): Choice => ({ ...one, choose: close(run) }));
    return [...leading, { name: "This page", choices: doing }].filter(({ choices }) => choices.length > 0);
  }, [found, isAsking, commands, query, onClose, lead]);
  const all = groups.flatMap(({ choices }) => choices);
  const current = Math.min(active, all.length - 1);
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && all.length > 0) {
      event.preventDefault();
      setActive((current + step + all.length) % all.length);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      all[current]?.choose();
    }
  };
  return (
    <Dialog open title="Find anything" onClose={onClose}>
      <TextInput
        label="Pages, segments, customers, metrics, commands"
        role="combobox"
        aria-expanded={all.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={all.length > 0 ? `${list}-${current}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        data-first=""
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={keys}
      />
      <Choices list={list} groups={groups} current={current} onPoint={setActive} />
      <p className={styles.state} role="status">
        {fault ?? (all.length === 0 ? (isAsking ? "Looking …" : `Nothing fits “${query}”.`) : "")}
      </p>
    </Dialog>
  );
}

interface ChoicesProps {
  readonly list: string;
  readonly groups: readonly { readonly name: string; readonly choices: readonly Choice[] }[];
  readonly current: number;
  readonly onPoint: (index: number) => void;
}

function Choices({ list, groups, current, onPoint }: ChoicesProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector(`[id="${list}-${current}"]`)?.scrollIntoView({ block: "nearest" });
  }, [list, current]);
  let index = -1;
  return (
    <div ref={box} id={list} role="listbox" aria-label="What fits" className={styles.list}>
      {groups.map(({ name, choices }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
        <div key={name} role="group" aria-label={name}>
          <div className={styles.group} role="presentation">
            {name}
          </div>
          {choices.map(({ label, detail, choose }) => {
            index += 1;
            const at = index;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
              // biome-ignore lint/a11y/useFocusableInteractive: the field names the active option
              <div
                key={`${label} ${at}`}
                id={`${list}-${at}`}
                role="option"
                aria-selected={at === current}
                className={styles.choice}
                onPointerMove={() => onPoint(at)}
                onClick={choose}
              >
                <span>{label}</span>
                {detail === null ? null : <span className={styles.detail}>{detail}</span>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** Commands of the page whose words fit, ranked as what is found. */
function fitting(commands: readonly PageCommand[], query: string): PageCommand[] {
  const asFound = commands.map(({ label, detail }, at) => ({ kind: "page" as const, label, detail, href: String(at) }));
  return rankFound(asFound, query).flatMap(({ href }) => commands[Number(href)] ?? []);
}
