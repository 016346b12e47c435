import { ButtonLink } from "./button-link";
import styles from "./pagination.module.css";

export interface PaginationProps {
  /** What is paged through: "Customers". */
  readonly label: string;
  /** Where we are: "1 to 50 of 213". */
  readonly position: string;
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
}

export function Pagination({ label, position, previousHref, nextHref }: PaginationProps) {
  return (
    <nav className={styles.pagination} aria-label={`Pages of ${label}`}>
      <span>{position}</span>
      {previousHref ? (
        <ButtonLink size="small" icon="chevronLeft" href={previousHref}>
          Previous
        </ButtonLink>
      ) : null}
      {nextHref ? (
        <ButtonLink size="small" icon="chevronRight" href={nextHref}>
          Next
        </ButtonLink>
      ) : null}
    </nav>
  );
}
