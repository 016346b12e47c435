import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Tile } from "@/components/ui/tile";
import type { CustomerView } from "@/lib/domain/customers";
import { segmentTile } from "@/lib/domain/segment-tile";
import styles from "./customers.module.css";

export interface SegmentReasonsProps extends Pick<CustomerView, "segments"> {
  readonly hrefOf: (slug: string) => string;
}

/** Each published segment: in or not, and why; those the customer is in come first. */
export function SegmentReasons({ segments, hrefOf }: SegmentReasonsProps) {
  const rank = ({ isIn }: CustomerView["segments"][number]) => (isIn === true ? 0 : isIn === false ? 1 : 2);
  return (
    <ul className={styles.segments}>
      {[...segments]
        .sort((one, other) => rank(one) - rank(other))
        .map((segment) => (
          <li key={segment.ref} className={styles.segment}>
            <span className={styles.name}>
              <Tile {...segmentTile(segment.code)} />
              <Link href={hrefOf(segment.slug)}>{segment.name}</Link>
            </span>
            <span>
              {segment.isIn === null ? (
                <Chip icon="lock">not told</Chip>
              ) : segment.isIn ? (
                <Chip tone="good" icon="check">
                  in
                </Chip>
              ) : (
                <Chip>not in</Chip>
              )}
            </span>
            <span className={classNames(styles.why, segment.isIn !== true && styles.out)}>{segment.sentence}</span>
          </li>
        ))}
    </ul>
  );
}
