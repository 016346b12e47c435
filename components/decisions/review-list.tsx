import type { DecisionReviewView } from "@/lib/domain/decision-resources";
import { outcomeWords } from "@/lib/domain/decision-words";
import { formatDate } from "@/lib/domain/format-date";
import styles from "./decisions.module.css";

/** Was it right? Each review with the success metric as it was when the decision was proposed, and on that day. */
export function ReviewList({ reviews }: { readonly reviews: readonly DecisionReviewView[] }) {
  return (
    <ul className={styles.people}>
      {reviews.map((review) => (
        <li key={review.at} className={styles.person}>
          <div className={styles.personHead}>
            <strong>{outcomeWords[review.outcome]}</strong>
            <span className={styles.small}>{`${formatDate(review.at)}, ${review.by}`}</span>
          </div>
          {review.isNow === null ? null : (
            <p
              className={styles.small}
            >{`Success metric: ${review.was ?? "not to be shown"} then, ${review.isNow} at the review`}</p>
          )}
          <p className={styles.words}>{review.words}</p>
        </li>
      ))}
    </ul>
  );
}
