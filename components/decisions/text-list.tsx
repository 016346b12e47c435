import type { DecisionText } from "@/lib/domain/decision";
import styles from "./decisions.module.css";

/** Evidence in words; links leave the site without telling where from. */
export function TextList({ texts }: { readonly texts: readonly DecisionText[] }) {
  return (
    <section className={styles.texts}>
      <h3>In words</h3>
      <ul>
        {texts.map(({ words, href }) => (
          <li key={`${words} ${href}`} className={styles.text}>
            {href === null ? (
              words
            ) : (
              <a href={href} rel="noreferrer noopener nofollow">
                {words === "" ? href : words}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
