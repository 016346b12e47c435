import type { CustomerView } from "@/lib/domain/customers";
import { formatDate } from "@/lib/domain/format-date";
import styles from "./customers.module.css";

export interface LifeLineProps {
  readonly life: NonNullable<CustomerView["life"]>;
  readonly activity: readonly Pick<CustomerView["activity"][number], "table" | "months">[];
}

const width = 860;
const left = 76;
const right = 16;
const rowHeight = 20;

/** The days of a customer on one line, from the first to the end or the as-of day, and below it the months in which things happened. */
export function LifeLine({ life, activity }: LifeLineProps) {
  const drawn = activity.filter(({ months }) => months.length > 0);
  const days = [...life.days.map(({ day }) => day), life.from, life.to, ...drawn.flatMap(ofMonths)].sort();
  const from = Date.parse(days[0] ?? life.from);
  const to = Math.max(Date.parse(days.at(-1) ?? life.to), from + 86_400_000);
  const x = (day: string) => left + ((Date.parse(day) - from) / (to - from)) * (width - left - right);
  const start = life.days.find(({ words }) => words === "started as a customer")?.day ?? null;
  const height = 44 + drawn.length * rowHeight;
  return (
    <>
      <svg className={styles.life} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={life.sentence}>
        <line className={styles.axis} x1={left} x2={width - right} y1={16} y2={16} />
        {start === null || start > life.from ? (
          <line className={styles.before} x1={x(life.from)} x2={x(start ?? life.to)} y1={16} y2={16} />
        ) : null}
        {start === null || start > life.to ? null : (
          <line className={styles.lived} x1={x(start)} x2={x(life.to)} y1={16} y2={16} />
        )}
        {life.days.map(({ day, words }) => (
          <circle
            key={words}
            className={words === "left" ? styles.end : styles.mark}
            cx={x(day)}
            cy={16}
            r={words === "left" ? 6 : 5}
          />
        ))}
        {drawn.map(({ table, months }, index) => (
          <g key={table}>
            <text className={styles.axisText} x={0} y={44 + index * rowHeight}>
              {table}
            </text>
            {months.map(({ month, rows }) => (
              <rect
                key={month}
                className={styles.tick}
                x={Math.min(x(`${month}-15`), width - right) - 3}
                y={44 + index * rowHeight - tickHeight(rows)}
                width={6}
                height={tickHeight(rows)}
              />
            ))}
          </g>
        ))}
      </svg>
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

function ofMonths({ months }: LifeLineProps["activity"][number]): string[] {
  return months.map(({ month }) => `${month}-15`);
}

/** Taller with more rows, by their logarithm: one is seen, and a hundred fit. */
function tickHeight(rows: number): number {
  return Math.min(14, 4 + 3 * Math.log2(rows));
}
