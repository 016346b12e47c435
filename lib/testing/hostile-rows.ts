import type { ColumnType } from "@/lib/domain/dictionary";
import type { BehaviourTable } from "@/lib/domain/rule";
import type { RuleCells, RuleRow } from "@/lib/domain/rule-evaluator";
import { randomNumbers } from "@/lib/stats/random-numbers";

/** Texts that break careless quoting, folding, matching or encoding. */
export const hostileTexts = [
  ...["", " ", "agency", "Agency", "agency ", "O'Brien", '"; drop table customers; --', "' or 1=1 --", "NULL", "null"],
  ...["%", "_", "a%b", "a\\b", "$1", "line\nbreak", "😀", "👩‍👩‍👧", "é", "e\u0301", "ß", "SS", "İ", "true", "0", "-1"],
] as const;

/** Numbers at the edges of a double. Rules have negative zeros too; a built version has none. */
export const hostileNumbers = [
  0, -0, 1, -1, 3, 0.1, 0.2, 0.3, 0.30000000000000004, 1e300, -1e300, 9007199254740992, 2.5, 1e-9,
];

/** Amounts at the edges of DECIMAL(18,4), and sums that doubles get wrong. */
export const hostileMoney = [
  "0.0000",
  "-0.0001",
  "99999999999999.9999",
  "-99999999999999.9999",
  "19.9900",
  "20.0000",
  "0.1000",
  "0.2000",
  "0.3000",
];

/** Days about an as-of day after a leap day, and the first and last that data may have. */
export const hostileDays = [
  "2024-02-29",
  "2024-02-28",
  "2024-03-01",
  "2024-03-02",
  "2024-01-31",
  "2023-03-01",
  "2023-02-28",
  "2020-02-29",
  "1900-01-01",
  "2200-12-31",
];

export const hostileAsOf = "2024-03-01";

type Cell = string | number | boolean | null;
type Columns = Readonly<Record<string, readonly [ColumnType, (draw: Draw) => Cell]>>;

interface Draw {
  from<T>(pool: readonly T[]): T | null;
  chance(share: number): boolean;
}

const addable = [0, -0, 1, 0.1, 0.2, 0.25, -3.75, 1_000_000.5, 2];
const clocks = ["00:00:00", "23:59:59.999999", "12:30:00"];
const aDay = (draw: Draw) => draw.from(hostileDays);
const aTime = (draw: Draw) => {
  const day = draw.from(hostileDays);
  return day === null ? null : `${day} ${draw.from(clocks) ?? "00:00:00"}`;
};
const aText = (draw: Draw) => draw.from(hostileTexts);
const anAmount = (draw: Draw) => draw.from(hostileMoney);
const aFlag = (draw: Draw) => draw.from([true, false]);

const customerColumns: Columns = {
  "tra\"de'; --": ["text", aText],
  employees: ["number", (draw) => draw.from(hostileNumbers)],
  monthly_revenue: ["money", anAmount],
  started_on: ["date", aDay],
  "Last seen": ["timestamp", aTime],
  churned: ["yesNo", aFlag],
};

const behaviourColumns: Readonly<Record<BehaviourTable, Columns>> = {
  events: {
    happened_at: ["timestamp", aTime],
    name: ["text", aText],
    value: ["number", (draw) => draw.from(addable)],
  },
  payments: { paid_on: ["date", aDay], amount: ["money", anAmount], recurring: ["yesNo", aFlag] },
  deals: {
    outcome: ["text", aText],
    opened_on: ["date", aDay],
    closed_on: ["date", aDay],
    amount: ["money", anAmount],
  },
  tickets: {
    channel: ["text", aText],
    created_at: ["timestamp", aTime],
    resolved_at: ["timestamp", aTime],
    csat_score: ["number", (draw) => draw.from(addable)],
  },
};

/** Customers with what they did, the same for a seed: as rows by id, and as SQL selects for `smallVersion`. */
export interface HostileTables {
  readonly rows: ReadonlyMap<string, RuleRow>;
  readonly selects: Readonly<Record<"customers" | BehaviourTable, string>>;
}

/** Hostile customers (200 unless told), with missing values, duplicates, rows of nobody and rows of customers there are not. */
export function hostileTables(seed: number, customers = 200): HostileTables {
  const next = randomNumbers(Uint8Array.from({ length: 16 }, (_, index) => (seed * 31 + index * 17 + 7) % 256));
  const draw: Draw = {
    from: (pool) => (next() < 0.15 ? null : (pool[Math.floor(next() * pool.length)] ?? null)),
    chance: (share) => next() < share,
  };
  const ids = Array.from({ length: customers }, (_, index) => (index % 3 === 0 ? `O'N😀${index}` : `c${index}`));
  const people = ids.map((id) => ({ id, cells: cellsOf(customerColumns, draw) }));
  const owners = [...ids.slice(0, Math.ceil(customers * 0.7)), "nobody's", null];
  const done = Object.entries(behaviourColumns).map(([table, columns]) => {
    const own = owners.flatMap((id) => {
      const rows: { id: string | null; cells: Record<string, Cell> }[] = [];
      while (draw.chance(0.6)) {
        const row = { id, cells: cellsOf(columns, draw) };
        rows.push(row);
        if (draw.chance(0.2)) rows.push(row);
      }
      return rows;
    });
    return { table: table as BehaviourTable, columns, own };
  });
  const behaviourOf = (id: string) =>
    Object.fromEntries(
      done.map(({ table, own }) => [table, own.filter((row) => row.id === id).map((row) => keyed(table, row.cells))]),
    );
  return {
    rows: new Map(
      people.map(({ id, cells }) => [id, { customer: keyed("customers", cells), behaviour: behaviourOf(id) }]),
    ),
    selects: {
      customers: select(customerColumns, people),
      ...(Object.fromEntries(done.map(({ table, columns, own }) => [table, select(columns, own)])) as Record<
        BehaviourTable,
        string
      >),
    },
  };
}

function cellsOf(columns: Columns, draw: Draw): Record<string, Cell> {
  return Object.fromEntries(Object.entries(columns).map(([name, [, make]]) => [name, make(draw)]));
}

function keyed(table: string, cells: Readonly<Record<string, Cell>>): RuleCells {
  return Object.fromEntries(Object.entries(cells).map(([name, value]) => [`${table}.${name}`, value]));
}

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: "varchar",
  number: "double",
  money: "decimal(18,4)",
  date: "date",
  timestamp: "timestamp",
  yesNo: "boolean",
};

function select(
  columns: Columns,
  rows: readonly { id: string | null; cells: Readonly<Record<string, Cell>> }[],
): string {
  const typed = [
    ["customer_id", "text"] as const,
    ...Object.entries(columns).map(([name, [type]]) => [name, type] as const),
  ];
  const tuples = rows.map(({ id, cells }) => `(${[id, ...Object.values(cells)].map(literal).join(", ")})`);
  const casts = typed.map(
    ([name, type], index) => `cast(c${index} as ${sqlTypes[type]}) as "${name.replaceAll('"', '""')}"`,
  );
  const names = typed.map((_, index) => `c${index}`).join(", ");
  return `select ${casts.join(", ")} from (values ${tuples.join(", ")}) as drawn(${names})`;
}

function literal(value: Cell): string {
  if (value === null) return "null";
  return `'${String(value).replaceAll("'", "''")}'`;
}
