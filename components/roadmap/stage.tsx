import { classNames } from "@/components/ui/class-names";
import { type RoadmapStatus, statusWords } from "@/lib/domain/roadmap";
import styles from "./stage.module.css";

/** How far an item is: a bar that fills, and the word. */
export function Stage({ status }: { readonly status: RoadmapStatus }) {
  return <span className={classNames(styles.stage, styles[status])}>{statusWords[status]}</span>;
}
