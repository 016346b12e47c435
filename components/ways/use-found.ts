import { useEffect, useState } from "react";
import { findAnything } from "@/lib/api/client/ways";
import type { Found } from "@/lib/domain/find";

/** Milliseconds without a key before the server is asked. */
const pause = 120;

/** What the server finds for a text; what was found before stays until the next answer comes. */
export function useFound(workspace: string, query: string) {
  const [found, setFound] = useState<readonly Found[]>([]);
  const [isAsking, setAsking] = useState(true);
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    const abort = new AbortController();
    setAsking(true);
    const timer = setTimeout(async () => {
      try {
        setFound(await findAnything(workspace, query.trim(), abort.signal));
        setFault(undefined);
      } catch (error) {
        if (!abort.signal.aborted)
          setFault(error instanceof Error ? error.message : "It could not be asked. Try again.");
      }
      if (!abort.signal.aborted) setAsking(false);
    }, pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [workspace, query]);
  return { found, isAsking, fault };
}
