import { Mark, type MarkProps } from "@/components/ui/mark";
import type { PromiseState } from "@/lib/domain/expectation-board";

export interface PromiseMarkProps {
  readonly state: PromiseState;
  /** Of what is offered: our promise is kept or not. */
  readonly ofPromise?: boolean | undefined;
}

/** Tick met, triangle in part, cross missed, dash where there is no verdict; the word always beside it. */
export function PromiseMark({ state, ofPromise }: PromiseMarkProps) {
  const { sign, tone, word, promise } = drawings[state];
  return (
    <Mark sign={sign} tone={tone}>
      {ofPromise ? promise : word}
    </Mark>
  );
}

const drawings: Readonly<
  Record<PromiseState, Pick<MarkProps, "sign" | "tone"> & { readonly word: string; readonly promise: string }>
> = {
  met: { sign: "tick", tone: "good", word: "met", promise: "promise kept" },
  inPart: { sign: "warn", tone: "warn", word: "in part", promise: "promise kept in part" },
  missed: { sign: "cross", tone: "bad", word: "missed", promise: "promise missed" },
  unclear: { sign: "dash", tone: "none", word: "not clear", promise: "promise: not clear" },
  notEnough: { sign: "dash", tone: "none", word: "too few tickets", promise: "promise: too few tickets" },
  notMeasured: { sign: "dash", tone: "none", word: "not measured", promise: "promise: not measured" },
  blank: { sign: "dash", tone: "none", word: "not written", promise: "no promise" },
};
