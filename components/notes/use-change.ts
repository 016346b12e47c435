"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";

/** A request after which the page is read anew and stays, with the sentence of its fault. */
export function useChange() {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [error, setError] = useState<string>();
  const run = (work: () => Promise<unknown>) =>
    start(async () => {
      setError(undefined);
      try {
        await work();
        router.refresh();
      } catch (fault) {
        setError(fault instanceof Error ? fault.message : "It could not be done. Try again.");
      }
    });
  return { isBusy, error, run };
}
