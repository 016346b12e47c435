import { countText } from "@/lib/domain/number-words";
import type { RulePreview } from "@/lib/domain/rule-answers";
import styles from "./side-panel.module.css";

/** Customers who stay, enter and leave, against the published definition. */
export function MovedBar({ moved }: { readonly moved: NonNullable<RulePreview["moved"]> }) {
  const { stay, enter, leave } = moved;
  const all = (stay ?? 0) + (enter ?? 0) + (leave ?? 0);
  const width = (count: number | null) => (all === 0 ? 0 : (259 * (count ?? 0)) / all);
  const words = (count: number | null) => (count === null ? "< 5" : countText(count));
  return (
    <>
      <svg
        className={styles.bar}
        viewBox="0 0 260 14"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${words(stay)} stay, ${words(enter)} enter, ${words(leave)} leave`}
      >
        <rect className={styles.stay} x="0" y="0" width={width(stay)} height="14" />
        <rect className={styles.enter} x={width(stay)} y="0.5" width={width(enter)} height="13" />
        <rect className={styles.leave} x={width(stay) + width(enter)} y="0.5" width={width(leave)} height="13" />
      </svg>
      <p className={styles.moves} aria-hidden="true">
        <span>{`${words(stay)} stay`}</span>
        <strong>{`${words(enter)} enter, ${words(leave)} leave`}</strong>
      </p>
    </>
  );
}
