import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";

export interface WizardAddress {
  readonly dataset: string | null;
  /** Ids of the files, in the order in which they came. */
  readonly files: readonly string[];
  /** The build that was started, if any. */
  readonly job: string | null;
}

/** The state of the wizard that others can be sent: it is in the address and outlives a reload. */
export function useWizardAddress(): readonly [WizardAddress, (change: (now: WizardAddress) => WizardAddress) => void] {
  const search = useSearchParams();
  const address = useMemo(() => addressIn(search), [search]);
  const move = useCallback((change: (now: WizardAddress) => WizardAddress) => {
    const next = change(addressIn(new URLSearchParams(window.location.search)));
    window.history.replaceState(null, "", `${window.location.pathname}${searchOf(next)}`);
  }, []);
  return [address, move];
}

function addressIn(search: Pick<URLSearchParams, "get" | "getAll">): WizardAddress {
  return { dataset: search.get("dataset"), files: [...new Set(search.getAll("file"))], job: search.get("job") };
}

function searchOf({ dataset, files, job }: WizardAddress): string {
  const search = new URLSearchParams();
  if (dataset !== null) search.set("dataset", dataset);
  for (const file of files) search.append("file", file);
  if (job !== null) search.set("job", job);
  return search.size === 0 ? "" : `?${search}`;
}
