import { ShareBar } from "@/components/charts/share-bar";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { obstacleOf } from "@/lib/domain/builder-facts";
import { inSentence } from "@/lib/domain/in-sentence";
import { countText, percentText } from "@/lib/domain/number-words";
import type { MoveWay } from "@/lib/domain/rule-edits";
import { type EditedCondition, type EditedGroup, type EditedNode, lineName } from "@/lib/domain/rule-tree";
import styles from "./builder.module.css";
import { ConditionFields } from "./condition-fields";
import { useDesk } from "./desk";
import { ChoiceField } from "./fields";
import { type LineCommand, LineMenu } from "./line-menu";

interface LineProps<Node extends EditedNode> {
  readonly node: Node;
  /** The group it stands in; null for the outermost. */
  readonly group: EditedGroup | null;
  readonly index: number;
}

/** A group of the rule with its members. */
export function GroupLine({ node, group, index }: LineProps<EditedGroup>) {
  const desk = useDesk();
  const name = lineName({ node, group, index });
  return (
    <fieldset className={styles.group} aria-label={name} data-node={node.id}>
      <div className={styles.groupHead}>
        <ChoiceField
          label={`Combine the lines of this group`}
          control="kind"
          choices={kinds}
          value={node.kind}
          onChange={(kind) => desk.change({ do: "setKind", node: node.id, kind })}
        />
        <span className={styles.muted}>{node.kind === "all" ? "of these are true" : "of these is true"}</span>
        <Tools node={node} group={group} name={name} />
        <GroupCount node={node} />
      </div>
      {node.rules.length === 0 ? (
        <p className={styles.empty}>
          {group === null ? emptyRule[node.kind] : "This group is empty and left out of the rule."}
        </p>
      ) : (
        <ul>
          {node.rules.map((member, at) => (
            <li key={member.id}>
              {member.kind === "condition" ? (
                <ConditionLine node={member} group={node} index={at} />
              ) : (
                <GroupLine node={member} group={node} index={at} />
              )}
            </li>
          ))}
        </ul>
      )}
      {group === null ? null : <AddInside node={node} name={name} />}
    </fieldset>
  );
}

/** The outermost group has its buttons below the rule. */
function AddInside({ node, name }: { readonly node: EditedGroup; readonly name: string }) {
  const { rearrange, choose } = useDesk();
  const spoken = inSentence(name);
  return (
    <div className={styles.addInside}>
      <Button
        tone="quiet"
        size="small"
        icon="add"
        data-control="add"
        aria-label={`Condition in ${spoken}`}
        onClick={() => choose(node.id)}
      >
        Condition
      </Button>
      <Button
        tone="quiet"
        size="small"
        icon="add"
        data-control="addGroup"
        aria-label={`Group in ${spoken}`}
        onClick={() => rearrange({ do: "addGroup", to: node.id })}
      >
        Group
      </Button>
    </div>
  );
}

function ConditionLine({ node, group, index }: LineProps<EditedCondition>) {
  const desk = useDesk();
  const name = lineName({ node, group, index });
  const obstacle = obstacleOf(node.condition, desk.facts);
  const was = desk.was(node.id);
  return (
    <fieldset className={styles.condition} aria-label={name} data-node={node.id}>
      <div className={styles.said}>
        <ConditionFields
          condition={node.condition}
          onChange={(condition, field) => {
            const edit = { do: "setCondition", node: node.id, condition } as const;
            if (field.endsWith(".remove")) desk.rearrange(edit);
            else desk.change(edit, `${node.id}.${field}`);
          }}
        />
        {was === undefined ? null : <span className={styles.was}>{was}</span>}
        {obstacle ? <span className={styles.gap}>{`${obstacle.sentence} Left out until then.`}</span> : null}
      </div>
      <Tools node={node} group={group} name={name} />
      <ConditionCount node={node.id} />
    </fieldset>
  );
}

function Tools({ node, group, name }: { node: EditedNode; group: EditedGroup | null; name: string }) {
  const { rearrange, choose } = useDesk();
  const spoken = inSentence(name);
  const move = (way: MoveWay) => () => rearrange({ do: "move", node: node.id, way });
  const inside: readonly LineCommand[] = [
    { words: "Add a condition here", run: () => choose(node.id) },
    { words: "Add a group here", run: () => rearrange({ do: "addGroup", to: node.id }) },
    { words: "Wrap in a group", run: () => rearrange({ do: "wrap", node: node.id }) },
    ...(node.kind === "condition"
      ? []
      : [{ words: "Take the group apart", run: () => rearrange({ do: "unwrap", node: node.id }) }]),
  ];
  const among: readonly LineCommand[] = [
    { words: "Move up", keys: "Alt ↑", run: move("up") },
    { words: "Move down", keys: "Alt ↓", run: move("down") },
    { words: "Move into the next group", keys: "Alt →", run: move("in") },
    { words: "Move out of the group", keys: "Alt ←", run: move("out") },
    { words: "Duplicate", run: () => rearrange({ do: "duplicate", node: node.id }) },
  ];
  return (
    <span className={styles.tools}>
      <LineMenu label={`More for ${spoken}`} commands={group === null ? inside : [...among, ...inside]} />
      {group === null ? null : (
        <Button
          tone="quiet"
          size="small"
          icon="close"
          data-control="remove"
          aria-label={`Remove ${spoken}`}
          onClick={() => rearrange({ do: "remove", node: node.id })}
        />
      )}
    </span>
  );
}

function GroupCount({ node }: { readonly node: EditedGroup }) {
  const { counts, total, isStale } = useDesk();
  const counted = counts.get(node.id);
  if (!counted) return null;
  const { count, share } = counted;
  const takesOut = node.kind === "none" && count !== null && total !== null;
  const shown = takesOut ? total - count : count;
  const part = takesOut ? (total === 0 ? null : (total - count) / total) : share;
  return (
    <span className={classNames(styles.count, isStale && styles.stale)}>
      <strong>{`${shown === null ? "< 5" : countText(shown)}${takesOut ? " taken out" : ""}`}</strong>
      {part === null ? null : <span className={styles.muted}>{percentText(part)}</span>}
    </span>
  );
}

function ConditionCount({ node }: { readonly node: string }) {
  const { counts, isStale } = useDesk();
  const counted = counts.get(node);
  if (!counted) return <span className={styles.meter} />;
  const { count, share } = counted;
  return (
    <span
      className={classNames(styles.meter, isStale && styles.stale)}
      title={share === null ? undefined : percentText(share)}
    >
      <ShareBar share={share ?? 0} width={62} />
      <strong>{count === null ? "< 5" : countText(count)}</strong>
    </span>
  );
}

const kinds = [
  { value: "all", words: "all" },
  { value: "any", words: "any" },
  { value: "none", words: "none" },
] as const;

const emptyRule: Readonly<Record<EditedGroup["kind"], string>> = {
  all: "Without a condition the rule holds for every customer. Add the first one below.",
  any: "Without a condition no customer fits “any of these”. Add the first one below.",
  none: "Without a condition nobody is taken out: the rule holds for every customer. Add the first one below.",
};
