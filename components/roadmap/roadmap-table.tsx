import Link from "next/link";
import { GroupLabel } from "@/components/ui/group-label";
import { Missing } from "@/components/ui/missing";
import { SortHeader } from "@/components/ui/sort-header";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { Tile } from "@/components/ui/tile";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { RoadmapStatus } from "@/lib/domain/roadmap";
import type { RoadmapSort, SortDirection } from "@/lib/domain/roadmap-address";
import styles from "./roadmap.module.css";
import { Stage } from "./stage";

interface NamedTile {
  readonly name: string;
  readonly tile: { readonly index: number; readonly letter: string } | null;
}

export interface RoadmapRow {
  readonly key: string;
  readonly title: string;
  readonly problem: string | null;
  readonly href: string;
  readonly segments: readonly NamedTile[];
  /** null: no segment in use; "< 5" is said by `isHidden`. */
  readonly reach: { readonly text: string; readonly href: string | null } | null;
  readonly isHidden: boolean;
  readonly revenue: string | null;
  readonly expected: string | null;
  readonly evidence: string | null;
  /** What its ties lack, in words. */
  readonly lacking: string | null;
  readonly status: RoadmapStatus;
  readonly quarter: string | null;
  readonly weeks: string | null;
  /** Weighted requests and how many customers they are of; null where the item names no theme. */
  readonly requests: { readonly score: string; readonly customers: string } | "hidden" | null;
}

export type SortHeads = Readonly<
  Record<RoadmapSort, { readonly href: string; readonly sorted: SortDirection | undefined }>
>;

export interface RoadmapGroup {
  readonly key: string;
  readonly name: string;
  readonly tile: { readonly index: number; readonly letter: string } | null;
  readonly href: string | null;
  readonly aside: string | null;
  readonly weeks: string;
  readonly rows: readonly RoadmapRow[];
}

export interface RoadmapTableProps {
  readonly label: string;
  readonly groups: readonly RoadmapGroup[];
  /** "€ a month"; null where the data has no revenue. */
  readonly money: string | null;
  readonly heads: SortHeads;
  readonly hasRequests: boolean;
  readonly showsQuarter: boolean;
  readonly total: { readonly words: string; readonly weeks: string };
}

/** Items in groups: what they are, for whom, what is expected of them, and what they cost. */
export function RoadmapTable({ label, groups, money, heads, hasRequests, showsQuarter, total }: RoadmapTableProps) {
  const columns = 6 + (money === null ? 0 : 1) + (hasRequests ? 1 : 0) + (showsQuarter ? 1 : 0);
  return (
    <Table label={label} sticky>
      <thead>
        <Row>
          <SortHeader {...heads.title}>Item and problem</SortHeader>
          <HeadCell>For</HeadCell>
          {hasRequests ? (
            <SortHeader {...heads.requests} note="weighted, customers" numeric>
              Requests
            </SortHeader>
          ) : null}
          <SortHeader {...heads.reach} numeric>
            Reach
          </SortHeader>
          {money === null ? null : (
            <SortHeader {...heads.revenue} numeric>
              {money}
            </SortHeader>
          )}
          <HeadCell>Expected</HeadCell>
          <HeadCell>Evidence</HeadCell>
          <SortHeader {...heads.status}>Status</SortHeader>
          {showsQuarter ? <SortHeader {...heads.quarter}>Quarter</SortHeader> : null}
          <SortHeader {...heads.weeks} numeric>
            Weeks
          </SortHeader>
        </Row>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key}>
          {group.name === "" ? null : (
            <Row className={styles.group}>
              <RowHead scope="rowgroup" colSpan={columns}>
                <span className={styles.label}>
                  {group.tile ? (
                    <GroupLabel {...group.tile} name={group.name} href={group.href ?? undefined} />
                  ) : (
                    group.name
                  )}
                  {group.aside === null ? null : <span className={styles.aside}>{group.aside}</span>}
                </span>
              </RowHead>
              <Cell numeric tone="strong">
                {group.weeks}
              </Cell>
            </Row>
          )}
          {group.rows.map((row) => (
            <ItemRow
              key={row.key}
              row={row}
              hasMoney={money !== null}
              hasRequests={hasRequests}
              showsQuarter={showsQuarter}
            />
          ))}
        </tbody>
      ))}
      <tfoot>
        <Row>
          <RowHead colSpan={columns}>{total.words}</RowHead>
          <Cell numeric>{total.weeks}</Cell>
        </Row>
      </tfoot>
    </Table>
  );
}

interface ItemRowProps {
  readonly row: RoadmapRow;
  readonly hasMoney: boolean;
  readonly hasRequests: boolean;
  readonly showsQuarter: boolean;
}

function ItemRow({ row, hasMoney, hasRequests, showsQuarter }: ItemRowProps) {
  return (
    <Row>
      <RowHead className={styles.item}>
        <Link href={row.href} prefetch={false}>
          {row.title}
        </Link>
        {row.problem === null ? null : <span className={styles.problem}>{row.problem}</span>}
      </RowHead>
      <Cell>
        <ForWhom segments={row.segments} />
      </Cell>
      {hasRequests ? <RequestsCell requests={row.requests} /> : null}
      <Cell numeric>
        {row.isHidden ? (
          <Missing kind="suppressed">&lt; 5</Missing>
        ) : row.reach?.href ? (
          <Link href={row.reach.href} prefetch={false}>
            {row.reach.text}
          </Link>
        ) : (
          (row.reach?.text ?? "–")
        )}
      </Cell>
      {hasMoney ? <Cell numeric>{row.revenue ?? "–"}</Cell> : null}
      <Cell>{row.expected ?? <span className={styles.lacking}>{row.lacking ?? "none stated"}</span>}</Cell>
      <Cell wrap>
        {row.evidence ?? (row.segments.length === 0 ? "–" : <span className={styles.lacking}>none</span>)}
      </Cell>
      <Cell>
        <Stage status={row.status} />
      </Cell>
      {showsQuarter ? <Cell className={styles.plain}>{row.quarter ?? "–"}</Cell> : null}
      <Cell numeric>{row.weeks ?? "–"}</Cell>
    </Row>
  );
}

function RequestsCell({ requests }: Pick<RoadmapRow, "requests">) {
  if (requests === "hidden")
    return (
      <Cell numeric>
        <Missing kind="suppressed">&lt; 5</Missing>
      </Cell>
    );
  return (
    <Cell numeric>
      {requests === null ? (
        "–"
      ) : (
        <>
          {requests.score}
          <span className={styles.of}>{requests.customers}</span>
        </>
      )}
    </Cell>
  );
}

function ForWhom({ segments }: { readonly segments: readonly NamedTile[] }) {
  if (segments.length === 0) return <span className={styles.lacking}>no segment</span>;
  const shown = segments.slice(0, 6);
  return (
    <span className={styles.tiles}>
      {shown.map(({ name, tile }) =>
        tile === null ? <span key={name}>{name}</span> : <Tile key={name} index={tile.index} letter={tile.letter} />,
      )}
      {segments.length > shown.length ? <span>+{segments.length - shown.length}</span> : null}
      <VisuallyHidden>{segments.map(({ name }) => name).join(", ")}</VisuallyHidden>
    </span>
  );
}
