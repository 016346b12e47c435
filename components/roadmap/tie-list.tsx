import Link from "next/link";
import type { ReactNode } from "react";
import { DefinitionList } from "@/components/ui/definition-list";
import { GroupLabel } from "@/components/ui/group-label";
import { Notice } from "@/components/ui/notice";
import styles from "./roadmap.module.css";

interface KeptNumber {
  readonly sentence: string;
  readonly href: string | null;
}

export interface TieEntry {
  readonly key: string;
  readonly name: string;
  readonly tile: { readonly index: number; readonly letter: string } | null;
  readonly href: string | null;
  /** Why the tie does not count, in a sentence. */
  readonly doubt: string | null;
  readonly problem: string | null;
  readonly expected: string | null;
  readonly evidence: string | null;
  readonly link: string | null;
  readonly figure: (KeptNumber & { readonly text: string }) | null;
  readonly observed: (KeptNumber & { readonly change: string | null }) | null;
  readonly action: ReactNode;
}

/** The segments an item is for, each with its problem, what is expected and what speaks for it. */
export function TieList({ entries }: { readonly entries: readonly TieEntry[] }) {
  return (
    <div className={styles.ties}>
      {entries.map((entry) => (
        <section key={entry.key} className={styles.tie} aria-label={`Tied to ${entry.name}`}>
          <div className={styles.tieHead}>
            <h3>
              {entry.tile ? (
                <GroupLabel {...entry.tile} name={entry.name} href={entry.href ?? undefined} />
              ) : (
                entry.name
              )}
            </h3>
            {entry.action}
          </div>
          {entry.doubt === null ? null : <Notice tone="warn">{entry.doubt}</Notice>}
          <DefinitionList items={itemsOf(entry)} />
        </section>
      ))}
    </div>
  );
}

function itemsOf({ problem, expected, evidence, link, figure, observed }: TieEntry) {
  const none = <span className={styles.lacking}>none stated</span>;
  const proofs = [
    evidence === null ? null : (
      <p key="words" className={styles.prose}>
        {evidence}
      </p>
    ),
    link === null ? null : (
      <p key="link" className={styles.prose}>
        <a href={link} rel="noreferrer noopener nofollow">
          {link}
        </a>
      </p>
    ),
    figure === null ? null : (
      <p key="figure" className={styles.prose}>
        {figure.text}. {figure.sentence} <Opens href={figure.href} />
      </p>
    ),
  ].filter((one) => one !== null);
  return [
    { term: "Problem", detail: problem === null ? none : <p className={styles.prose}>{problem}</p> },
    { term: "Expected", detail: expected ?? none },
    { term: "Evidence", detail: proofs.length === 0 ? none : proofs },
    ...(observed === null
      ? []
      : [
          {
            term: "Since it was tied",
            detail: (
              <p className={styles.prose}>
                {observed.change === null ? null : <strong>{observed.change}. </strong>}
                {observed.sentence} <Opens href={observed.href} />
              </p>
            ),
          },
        ]),
  ];
}

function Opens({ href }: { readonly href: string | null }) {
  return href === null ? null : (
    <Link href={href} prefetch={false}>
      Open the number
    </Link>
  );
}
