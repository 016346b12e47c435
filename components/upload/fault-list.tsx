import { Notice } from "@/components/ui/notice";
import { faultAnchor, type MappingFault } from "./fault-places";
import styles from "./mapping.module.css";
import { counted } from "./words";

/** What has to be settled before a version can be built; each sentence leads to its place. */
export function FaultList({ faults }: { readonly faults: readonly MappingFault[] }) {
  return (
    <div className={styles.faults} id="mapping-faults" tabIndex={-1} aria-live="polite">
      {faults.length === 0 ? null : (
        <Notice tone="warn" title={`${counted(faults.length, "thing")} to settle before building`}>
          <ul>
            {faults.slice(0, 12).map((fault) => (
              <li key={`${fault.path} ${fault.sentence}`}>
                <a href={`#${faultAnchor(fault)}`}>{fault.sentence}</a>
              </li>
            ))}
            {faults.length > 12 ? <li>{`and ${faults.length - 12} more`}</li> : null}
          </ul>
        </Notice>
      )}
    </div>
  );
}
