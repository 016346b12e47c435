"use client";

import { useState } from "react";

/** One request at a time, with the sentence of its fault. A request that succeeded stays busy: the page is on its way. */
export function useRequest() {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (fault) {
      setError(fault instanceof Error ? fault.message : "It could not be done. Try again.");
      setBusy(false);
    }
  };
  return { isBusy, error, run };
}
