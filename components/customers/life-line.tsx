import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { CustomerView } from "@/lib/domain/customers";
import { formatDate } from "@/lib/domain/format-date";
import { monthsText } from "@/lib/domain/number-words";
import styles from "./customers.module.css";

export interface LifeLineProps {
  readonly life: NonNullable<CustomerView["life"]>;
  readonly activity: readonly Pick<CustomerView["activity"][number], "table" | "months">[];
}

/**
 * The days of a customer on one line, from the first to the end or the as-of day, and below it the months in which things happened. The
 * days stand beneath in words; the months are told to screen readers as counts.
 */
export function LifeLine({ life, activity }: LifeLineProps) {
  const lanes = activity.filter(({ months }) => months.length > 0);
  const placed = placing(life, lanes);
  const start = life.days.find(({ words }) => words === "started as a customer")?.day ?? null;
  const isBefore = start === null || start > life.from;
  return (
    <>
      <div className={styles.life}>
        <span className={styles.lane}>life</span>
        <svg className={styles.strip} role="img" aria-label={life.sentence}>
          <line className={styles.axis} x1="0%" x2="100%" y1={10} y2={10} />
          {isBefore ? (
            <line className={styles.before} x1={placed(life.from)} x2={placed(start ?? life.to)} y1={10} y2={10} />
          ) : null}
          {start === null || start > life.to ? null : (
            <line className={styles.lived} x1={placed(start)} x2={placed(life.to)} y1={10} y2={10} />
          )}
          {life.days.map(({ day, words }) => (
            <circle
              key={words}
              className={words === "left" ? styles.end : styles.mark}
              cx={placed(day)}
              cy={10}
              r={words === "left" ? 6 : 5}
            />
          ))}
        </svg>
        {lanes.map(({ table, months }) => (
          <Lane key={table} table={table} months={months} placed={placed} />
        ))}
      </div>
      <ol className={styles.lifeDays}>
        {life.days.map(({ day, words }) => (
          <li key={words}>
            {words} <time dateTime={day}>{formatDate(day)}</time>
          </li>
        ))}
        {life.isOver ? null : (
          <li>
            data to <time dateTime={life.to}>{formatDate(life.to)}</time>
          </li>
        )}
      </ol>
    </>
  );
}

interface LaneProps {
  readonly table: string;
  readonly months: LifeLineProps["activity"][number]["months"];
  readonly placed: (day: string) => string;
}

function Lane({ table, months, placed }: LaneProps) {
  return (
    <>
      <span className={styles.lane}>
        {table}
        <VisuallyHidden>{` in ${monthsText(months.length)}`}</VisuallyHidden>
      </span>
      <svg className={styles.strip} aria-hidden="true">
        {months.map(({ month, rows }) => (
          <rect
            key={month}
            className={styles.tick}
            x={placed(middleOf(month))}
            y={17 - tickHeight(rows)}
            width={5}
            height={tickHeight(rows)}
          />
        ))}
      </svg>
    </>
  );
}

/** Where a day stands between the first and the last that is drawn. */
function placing(life: LifeLineProps["life"], lanes: LifeLineProps["activity"]): (day: string) => string {
  const months = lanes.flatMap((lane) => lane.months.map(({ month }) => middleOf(month)));
  const days = [...life.days.map(({ day }) => day), life.from, life.to, ...months].sort();
  const from = Date.parse(days[0] ?? life.from);
  const to = Math.max(Date.parse(days.at(-1) ?? life.to), from + 86_400_000);
  return (day) => `${(1 + 98 * ((Date.parse(day) - from) / (to - from))).toFixed(2)}%`;
}

function middleOf(month: string): string {
  return `${month}-15`;
}

/** Taller with more rows, by their logarithm: one is seen, and a hundred fit. */
function tickHeight(rows: number): number {
  return Math.min(14, 4 + 3 * Math.log2(rows));
}
