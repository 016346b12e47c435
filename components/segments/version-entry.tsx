import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { formatInstant } from "@/lib/domain/format-date";
import { countText } from "@/lib/domain/number-words";
import type { SegmentVersionView } from "@/lib/domain/segment-resources";
import { ChangeList } from "./change-list";
import styles from "./segments.module.css";

export interface VersionEntryProps {
  readonly version: SegmentVersionView;
  readonly state: "live" | null;
  readonly actions: ReactNode;
}

/** One published definition: its rule, who published it when and why, and what it changed. */
export function VersionEntry({ version, state, actions }: VersionEntryProps) {
  return (
    <article className={styles.entry} aria-label={`Version ${version.number}`}>
      <header className={styles.entryHead}>
        <h3>
          {`Version ${version.number}`} {state === "live" ? <Chip tone="good">live</Chip> : null}
        </h3>
        <div className={styles.entryActions}>{actions}</div>
      </header>
      <p className={styles.by}>{byline(version)}</p>
      <p className={styles.rule}>{version.sentence}</p>
      {version.note === null ? null : <p className={styles.note}>{version.note}</p>}
      {version.change.length > 0 ? <ChangeList change={version.change} /> : null}
    </article>
  );
}

function byline({ publishedBy, publishedAt, datasetVersion, customers, restoredFrom }: SegmentVersionView): string {
  const restored = restoredFrom === null ? "" : `, restored from version ${restoredFrom}`;
  const counted =
    datasetVersion === null || customers === null
      ? ""
      : `; ${countText(customers)} ${customers === 1 ? "customer" : "customers"} on version ${datasetVersion} of the data`;
  return `${publishedBy}, ${formatInstant(publishedAt)} UTC${restored}${counted}`;
}
