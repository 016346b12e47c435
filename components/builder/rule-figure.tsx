import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Figure } from "@/components/ui/figure";
import { Notice } from "@/components/ui/notice";
import { countText, percentText } from "@/lib/domain/number-words";
import styles from "./builder.module.css";
import { GroupLine } from "./rule-lines";
import type { Counts } from "./use-counts";
import type { RuleEditing } from "./use-rule-editing";

export interface RuleFigureProps {
  readonly editing: RuleEditing;
  readonly counts: Counts;
  readonly templatesHref: string;
  readonly onAddCondition: () => void;
}

/** The rule in one sentence, and the tree it is written from. */
export function RuleFigure({ editing, counts, templatesHref, onAddCondition }: RuleFigureProps) {
  const { tree, frame, rearrange, step, said, canUndo, canRedo } = editing;
  return (
    <Figure
      id="rule"
      title={counts.sentence ?? "The rule"}
      lede="The rule in words, written from the tree below. At each line: how many customers it keeps on its own; at each group: together."
      actions={
        <>
          <Button size="small" disabled={!canUndo} aria-keyshortcuts="Control+Z" onClick={() => step("undo")}>
            Undo
          </Button>
          <Button size="small" disabled={!canRedo} aria-keyshortcuts="Control+Shift+Z" onClick={() => step("redo")}>
            Redo
          </Button>
        </>
      }
    >
      <div ref={frame} className={styles.tree}>
        <GroupLine node={tree.root} group={null} index={0} />
        <div className={styles.add}>
          <Button size="small" icon="add" onClick={onAddCondition}>
            Condition
          </Button>
          <Button size="small" icon="add" onClick={() => rearrange({ do: "addGroup", to: tree.root.id })}>
            Group
          </Button>
          <ButtonLink tone="quiet" size="small" href={templatesHref} prefetch={false}>
            From a template…
          </ButtonLink>
          <span className={styles.keys}>
            <kbd>Alt ↑</kbd> <kbd>Alt ↓</kbd> move a line, <kbd>Alt ←</kbd> <kbd>Alt →</kbd> out and in
          </span>
        </div>
      </div>
      <p className={said.refused ? styles.refused : styles.unseen} role="status">
        {said.words}
      </p>
      <p className={styles.unseen} aria-live="polite">
        {counts.isStale ? "" : totalWords(counts, tree.root.id)}
      </p>
      {counts.fault ? (
        <Notice
          tone="bad"
          role="alert"
          title="The rule could not be counted."
          action={
            <Button size="small" onClick={counts.retry}>
              Count again
            </Button>
          }
        >
          {counts.fault.message}
        </Notice>
      ) : null}
    </Figure>
  );
}

function totalWords({ byNode, total }: Counts, root: string): string {
  const whole = byNode.get(root);
  if (!whole || total === null) return "";
  const { count, share } = whole;
  if (count === null) return "Fewer than 5 customers fit the rule.";
  const part = share === null ? "" : `, ${percentText(share)}`;
  return `${countText(count)} of ${countText(total)} customers fit the rule${part}.`;
}
