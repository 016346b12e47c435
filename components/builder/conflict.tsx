import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { BuilderFacts } from "@/lib/domain/builder-facts";
import type { Rule } from "@/lib/domain/rule";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import type { SegmentDraftView } from "@/lib/domain/segment-resources";
import styles from "./conflict.module.css";
import { ReadOnlyRule } from "./read-only-rule";

export interface ConflictProps {
  readonly facts: BuilderFacts;
  readonly mine: Rule;
  /** null: the draft was published or discarded. */
  readonly theirs: SegmentDraftView | null;
  readonly sentence: string;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two versions of one draft beside each other; neither is lost by the choice. */
export function Conflict({ facts, mine, theirs, sentence, onKeepMine, onTakeTheirs }: ConflictProps) {
  const names = new Map(facts.segments.map(({ slug, name }) => [slug, name]));
  return (
    <section className={styles.conflict} aria-label="Two versions of this draft">
      <Notice
        tone="warn"
        role="alert"
        title="Two versions of this draft."
        action={
          <>
            <Button size="small" onClick={onKeepMine}>
              {theirs ? "Keep mine (saves over theirs)" : "Keep mine as a new draft"}
            </Button>
            {theirs ? (
              <Button size="small" onClick={onTakeTheirs}>
                Take theirs (mine stays in undo)
              </Button>
            ) : null}
          </>
        }
      >
        {sentence}
      </Notice>
      <div className={styles.versions}>
        <section aria-label="Mine">
          <h3>Mine, on this page</h3>
          <p className={styles.sentence}>{ruleSentence(mine, facts.manifest, names)}</p>
          <ReadOnlyRule rule={mine} facts={facts} />
        </section>
        {theirs ? (
          <section aria-label="Theirs">
            <h3>{`Theirs, saved by ${theirs.updatedBy}`}</h3>
            <p className={styles.sentence}>{theirs.sentence}</p>
            <ReadOnlyRule rule={theirs.rule} facts={facts} />
          </section>
        ) : null}
      </div>
    </section>
  );
}
