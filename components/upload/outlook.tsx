import { Disclosure } from "@/components/ui/disclosure";
import { Missing } from "@/components/ui/missing";
import type { RecipeDraft } from "@/lib/domain/dataset-resources";
import { listed } from "@/lib/domain/in-sentence";
import styles from "./mapping.module.css";
import { counted } from "./words";

const shownAtOnce = 6;

/** What the mapping makes possible, and what is missing for the rest. */
export function Outlook({ outlook }: { readonly outlook: RecipeDraft }) {
  const { locked, unlocked } = outlook;
  const first = locked.slice(0, shownAtOnce);
  const more = locked.slice(shownAtOnce);
  return (
    <section className={styles.outlook} aria-labelledby="outlook-heading">
      <h3 id="outlook-heading">{locked.length > 0 ? "Not in your files" : "Nothing is missing"}</h3>
      <Locked items={first} />
      {more.length > 0 ? (
        <Disclosure summary={`${more.length} more`}>
          <Locked items={more} />
        </Disclosure>
      ) : null}
      <p className={styles.unlocked}>
        {unlocked.length === 0
          ? "This mapping makes no metric possible yet."
          : `This mapping makes ${counted(unlocked.length, "metric")} possible: ${listed(unlocked.map((one) => one.metric))}.`}
      </p>
    </section>
  );
}

function Locked({ items }: { readonly items: RecipeDraft["locked"] }) {
  return (
    <ul className={styles.locked}>
      {items.map(({ metric, sentence }) => (
        <li key={metric}>
          <Missing kind="notInData">{metric}</Missing>
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
