import { Chip } from "@/components/ui/chip";
import type { AnnotationScope, AnnotationView } from "@/lib/domain/annotation";
import type { NumberedAnnotation } from "@/lib/domain/annotation-marks";
import { formatDate } from "@/lib/domain/format-date";
import styles from "./happened.module.css";
import { EditAnnotation, WriteAnnotation } from "./write-annotation";

/** A place where an annotation may stand, for a choice. */
export interface ScopeChoice {
  readonly label: string;
  readonly scope: AnnotationScope;
}

export interface HappenedProps {
  readonly workspace: string;
  readonly numbered: readonly NumberedAnnotation[];
  /** Where a new one may stand; null for those who may not write any. */
  readonly scopes: readonly ScopeChoice[] | null;
}

/** What happened, below a drawing over time, with the numbers that stand on its ticks. */
export function Happened({ workspace, numbered, scopes }: HappenedProps) {
  const drawn = numbered.filter(({ isDrawn }) => isDrawn);
  return (
    <div className={styles.happened}>
      {drawn.length === 0 ? null : (
        <ol className={styles.list} aria-label="What happened">
          {drawn.map(({ number, annotation }) => (
            <li key={number} value={number}>
              <span className={styles.number}>{number}</span>
              <span>
                <time dateTime={annotation.day}>{formatDate(annotation.day)}</time>
                {`  ${annotationWords(annotation)}`}
                {annotation.tag === null ? null : (
                  <>
                    {" "}
                    <Chip>{annotation.tag}</Chip>
                  </>
                )}
                {scopes !== null && annotation.id !== null ? (
                  <EditAnnotation workspace={workspace} annotation={annotation} scopes={scopes} />
                ) : null}
              </span>
            </li>
          ))}
        </ol>
      )}
      {scopes === null ? null : <WriteAnnotation workspace={workspace} scopes={scopes} />}
    </div>
  );
}

/** Text, of what, and by whom; what entered by itself names no one who wrote it. */
export function annotationWords({ text, of, by, source }: AnnotationView): string {
  const named = of === null || text.includes(of) ? text : `${of}: ${text}`;
  return source === "person" && by !== null ? `${named}, ${by}` : named;
}
