import { useEffect, useState } from "react";

/** What a click on "Build" meets. */
export interface BuildReadiness {
  /** The server has checked the mapping as it stands. */
  readonly isSettled: boolean;
  /** Something only a person can clear away. */
  readonly isObstructed: boolean;
  readonly hasFault: boolean;
}

/** What becomes of a click that came while the mapping was being checked. */
export function queuedStep({ isSettled, isObstructed, hasFault }: BuildReadiness): "wait" | "start" | "drop" {
  if (isObstructed || hasFault) return "drop";
  return isSettled ? "start" : "wait";
}

/** Starts at once, or when the check of the last edit is back: the click that left a field is not lost. */
export function useQueuedBuild(readiness: BuildReadiness, start: () => void) {
  const [isQueued, setQueued] = useState(false);
  const step = isQueued ? queuedStep(readiness) : "wait";
  useEffect(() => {
    if (step === "wait") return;
    setQueued(false);
    if (step === "start") start();
  }, [step, start]);
  return { isQueued, press: () => setQueued(true) };
}
