import { AgeCurve, type AgeCurveProps } from "@/components/charts/age-curve";
import { GroupLabel } from "@/components/ui/group-label";
import { MarkDifference, type Verdict } from "@/components/ui/mark-difference";
import styles from "./group-multiples.module.css";

export interface GroupMultiple {
  readonly key: string;
  readonly name: string;
  readonly tile: { readonly index: number; readonly letter: string };
  /** "n 4,004"; without it the sentence says why there is no curve. */
  readonly size: string | null;
  readonly sentence: string | null;
  readonly curve: Omit<AgeCurveProps, "index"> | null;
  /** Against everybody else at the compared age: "+12.3 points"; null where it cannot be told. */
  readonly difference: { readonly verdict: Verdict; readonly text: string } | null;
  /** Opens its own triangle. */
  readonly href: string;
  readonly isOpen: boolean;
}

/** The same curve for each group, on one scale, everybody in grey behind. */
export function GroupMultiples({ groups }: { readonly groups: readonly GroupMultiple[] }) {
  return (
    <ul className={styles.multiples}>
      {groups.map((group) => (
        <li key={group.key}>
          <p className={styles.name}>
            <GroupLabel {...group.tile} name={group.name} />
            {group.size ? <span className={styles.size}>{group.size}</span> : null}
          </p>
          {group.curve ? <AgeCurve {...group.curve} index={group.tile.index} /> : null}
          {group.sentence ? <p className={styles.sentence}>{group.sentence}</p> : null}
          {group.difference ? (
            <p className={styles.difference}>
              <MarkDifference verdict={group.difference.verdict} difference={group.difference.text} />
            </p>
          ) : null}
          {group.curve ? (
            <p className={styles.open}>
              {group.isOpen ? (
                "Its triangle stands above"
              ) : (
                <a href={group.href} aria-label={`Triangle of ${group.name}`}>
                  Its triangle
                </a>
              )}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
