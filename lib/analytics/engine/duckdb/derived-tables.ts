import { createHash } from "node:crypto";
import { name, type Statement } from "@/lib/analytics/sql/fragment";

interface Kept {
  readonly made: Promise<void>;
  rows: number;
  users: number;
}

/** Makes and drops a table; `make` answers with its rows. */
export interface TableMaker {
  make(table: string, definition: Statement): Promise<number>;
  drop(table: string): Promise<void>;
}

/**
 * Tables that statements compute for themselves, kept for the next statement with the same definition. Their names are hashes of
 * what defines them, and versions never change, so nothing is ever invalidated. Beyond `mostRows` in all, those that nobody uses
 * are dropped, the longest unused first.
 */
export class DerivedTables {
  readonly #maker: TableMaker;
  readonly #mostRows: number;
  readonly #kept = new Map<string, Kept>();

  constructor(maker: TableMaker, mostRows: number) {
    this.#maker = maker;
    this.#mostRows = mostRows;
  }

  /** Rows held now. */
  get rows(): number {
    return [...this.#kept.values()].reduce((sum, one) => sum + one.rows, 0);
  }

  /** Runs with the tables at hand; they stay until it has ended. */
  async using<T>(tables: ReadonlyMap<string, Statement>, run: () => Promise<T>): Promise<T> {
    const held: Kept[] = [];
    try {
      for (const [table, definition] of tables) {
        const kept = this.#hold(table, definition);
        held.push(kept);
        await kept.made;
      }
      return await run();
    } finally {
      for (const kept of held) kept.users -= 1;
      await this.#shrink();
    }
  }

  /** Forgets the tables of a schema that is being dropped. */
  forget(schema: string): void {
    const own = name(schema, "").parts.join("").slice(0, -2);
    for (const table of this.#kept.keys()) if (table.startsWith(own)) this.#kept.delete(table);
  }

  #hold(table: string, definition: Statement): Kept {
    const known = this.#kept.get(table);
    const kept = known ?? this.#begin(table, definition);
    kept.users += 1;
    this.#kept.delete(table);
    this.#kept.set(table, kept);
    return kept;
  }

  #begin(table: string, definition: Statement): Kept {
    const making = this.#maker.make(table, definition);
    const kept: Kept = { rows: 0, users: 0, made: making.then((rows) => void Object.assign(kept, { rows })) };
    kept.made.catch(() => {
      if (this.#kept.get(table) === kept) this.#kept.delete(table);
    });
    return kept;
  }

  async #shrink(): Promise<void> {
    for (const [table, kept] of this.#kept) {
      if (this.rows <= this.#mostRows) return;
      if (kept.users > 0) continue;
      this.#kept.delete(table);
      await this.#maker.drop(table);
    }
  }
}

/** The quoted name of a derived table, the same for the same definition. */
export function derivedName(schema: string, { text, parameters }: Statement): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([text, parameters]))
    .digest("hex");
  return name(schema, `d_${hash.slice(0, 32)}`).parts.join("");
}
