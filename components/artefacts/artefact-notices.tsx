import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import type { ArtefactState } from "@/lib/domain/artefact";
import { formatDate } from "@/lib/domain/format-date";

export interface ArtefactNoticesProps {
  readonly state: ArtefactState;
  /** The button that confirms it again, for those who may. */
  readonly confirm?: ReactNode;
}

/** Whether the words were read with numbers that have really changed since, which ones and how. */
export function ArtefactNotices({ state, confirm }: ArtefactNoticesProps) {
  const { confirmedAt, confirmedBy, datasetVersion, isStale, changes } = state;
  if (confirmedAt === null)
    return confirm ? (
      <Notice tone="info" title="Not confirmed yet." action={confirm}>
        Once somebody has saved the words, or read them beside the numbers, it is marked stale when one of them really
        changes.
      </Notice>
    ) : null;
  if (!isStale) return null;
  return (
    <Notice tone="warn" title="Stale." action={confirm}>
      {`${changes.map(({ sentence }) => sentence).join(" ")} More than chance does since ${confirmedBy} confirmed it on ${formatDate(confirmedAt)} with version ${datasetVersion} of the data: read the words again.`}
    </Notice>
  );
}
