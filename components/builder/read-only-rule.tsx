import type { BuilderFacts } from "@/lib/domain/builder-facts";
import type { Rule } from "@/lib/domain/rule";
import { conditionSentence, type SegmentNames } from "@/lib/domain/rule-sentence";
import styles from "./conflict.module.css";

/** A rule as a tree of sentences, to be read and compared. */
export function ReadOnlyRule({ rule, facts }: { readonly rule: Rule; readonly facts: BuilderFacts }) {
  const names: SegmentNames = new Map(facts.segments.map(({ slug, name }) => [slug, name]));
  return <Node rule={rule} facts={facts} names={names} />;
}

interface NodeProps {
  readonly rule: Rule;
  readonly facts: BuilderFacts;
  readonly names: SegmentNames;
}

function Node({ rule, facts, names }: NodeProps) {
  if (!("rules" in rule)) return <p className={styles.line}>{conditionSentence(rule, facts.manifest, names)}</p>;
  return (
    <div className={styles.group}>
      <p className={styles.line}>{`${rule.kind} of these`}</p>
      <ul>
        {rule.rules.map((member, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule that is only read has no other names for its lines
          <li key={at}>
            <Node rule={member} facts={facts} names={names} />
          </li>
        ))}
      </ul>
    </div>
  );
}
