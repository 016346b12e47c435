import { Mark, type MarkProps } from "./mark";
import { VisuallyHidden } from "./visually-hidden";

/** `differs`: the interval is clear of the reference, but neither side of it is better. */
export type Verdict = "better" | "worse" | "differs" | "unclear";

export interface MarkDifferenceProps {
  readonly verdict: Verdict;
  /** The difference, signed and formatted: "−13.2". The triangle says good or bad, the sign says the direction. */
  readonly difference: string;
}

export function MarkDifference({ verdict, difference }: MarkDifferenceProps) {
  const { word, ...look } = looks[verdict];
  return (
    <Mark {...look}>
      <span>
        {difference}
        <VisuallyHidden>{` ${word}`}</VisuallyHidden>
      </span>
    </Mark>
  );
}

const looks: Readonly<Record<Verdict, Omit<MarkProps, "children"> & { readonly word: string }>> = {
  better: { sign: "up", tone: "good", word: "better" },
  worse: { sign: "down", tone: "bad", word: "worse" },
  differs: { sign: "square", tone: "ink", word: "clearly different" },
  unclear: { sign: "dash", tone: "none", word: "no clear difference" },
};
