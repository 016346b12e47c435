import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { RuleLeak } from "@/lib/domain/rule-answers";
import styles from "./builder.module.css";

export interface LeakNoticesProps {
  readonly leaks: readonly RuleLeak[];
  /** Day of life that the metrics start at. */
  readonly landmark: number | null;
  readonly onLandmark: (days: number | null) => void;
}

/** Says where a rule reads what was known only after the outcome began, and offers the day from which the comparison is fair. */
export function LeakNotices({ leaks, landmark, onLandmark }: LeakNoticesProps) {
  return (
    <div className={styles.notices}>
      {leaks.map(({ path, sentence, landmarkDays }) => (
        <Notice
          key={`${path} ${sentence}`}
          tone="warn"
          title="Looks into the outcome."
          action={
            landmarkDays === null || landmarkDays === landmark ? undefined : (
              <Button size="small" onClick={() => onLandmark(landmarkDays)}>
                {`Start the clock at day ${landmarkDays}`}
              </Button>
            )
          }
        >
          {sentence}
        </Notice>
      ))}
      {landmark === null ? null : (
        <Notice
          tone="info"
          title={`The clock starts at day ${landmark}.`}
          action={
            <Button size="small" onClick={() => onLandmark(null)}>
              Compare everybody again
            </Button>
          }
        >
          Metrics are of customers who stayed that long, counted from there. The rule and its size are as before.
        </Notice>
      )}
    </div>
  );
}
