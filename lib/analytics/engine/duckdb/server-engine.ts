import type { AskOptions, Engine } from "@/lib/analytics/engine/engine";
import { ResultCache } from "@/lib/analytics/engine/result-cache";
import { Slots } from "@/lib/analytics/engine/slots";
import { compile, name, type Statement, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionSchema } from "@/lib/analytics/sql/version-table";
import { AppError } from "@/lib/domain/app-error";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { askWithin } from "./ask-within";
import { attachVersion } from "./attach-version";
import { DerivedTables, derivedName } from "./derived-tables";
import { type DuckDb, type DuckDbOptions, openDuckDb, type Row } from "./open";

export interface ServerEngineOptions extends DuckDbOptions {
  readonly inFlight?: number;
  readonly queueLimit?: number;
  readonly deadlineMs?: number;
  readonly cacheBytes?: number;
  /** Rows that derived tables may hold in memory, all together. */
  readonly derivedRows?: number;
}

declare global {
  var tesseraEngine: DuckDbEngine | undefined;
}

/** The engine of this process: made on the first call and kept on globalThis, so that a reloaded module finds the same one. */
export function serverEngine(options: () => ServerEngineOptions): DuckDbEngine {
  globalThis.tesseraEngine ??= new DuckDbEngine(options());
  return globalThis.tesseraEngine;
}

/** DuckDB over the Parquet files of dataset versions: few questions at once, each with a deadline, answers cached. */
export class DuckDbEngine implements Engine {
  readonly #db: Promise<DuckDb>;
  readonly #slots: Slots;
  readonly #deadlineMs: number;
  readonly #cache: ResultCache<readonly Row[]>;
  readonly #attached = new Map<string, Promise<void>>();
  readonly #derived: DerivedTables;

  constructor(options: ServerEngineOptions) {
    this.#db = openDuckDb(options);
    this.#db.catch(() => undefined);
    this.#slots = new Slots(options.inFlight ?? 4, options.queueLimit ?? 64);
    this.#deadlineMs = options.deadlineMs ?? 20_000;
    this.#cache = new ResultCache(options.cacheBytes ?? 64 * 1024 * 1024, (rows) => JSON.stringify(rows).length * 2);
    this.#derived = new DerivedTables(
      { make: (table, definition) => this.#make(table, definition), drop: (table) => this.#drop(table) },
      options.derivedRows ?? 8_000_000,
    );
  }

  /** Questions running and waiting now. */
  get load(): { running: number; waiting: number } {
    return this.#slots.load;
  }

  async ask<T>(version: DatasetVersion, question: Question<T>, options: AskOptions = {}): Promise<readonly T[]> {
    const tables = new Map<string, Statement>();
    const statement = compile(question.statement, (schema, definition) => {
      const table = derivedName(schema, definition);
      tables.set(table, definition);
      return table;
    });
    const key = JSON.stringify([version.id, statement.text, statement.parameters]);
    const deadlineMs = options.deadlineMs ?? this.#deadlineMs;
    const rows = await this.#cache.answer(
      key,
      async (signal) => {
        for (const one of [version, ...(question.beside ?? [])]) await this.#attach(one);
        return await this.#derived.using(tables, () => this.#compute(statement, { signal, deadlineMs }));
      },
      options.signal,
    );
    return rows.map((row) => question.row.parse(row));
  }

  /** Lets go of a version that was deleted: drops its tables and the answers kept of it. Questions in flight end as they would. */
  async forget(versionId: string): Promise<void> {
    const schema = versionSchema(versionId);
    await this.#attached.get(versionId)?.catch(() => undefined);
    this.#attached.delete(versionId);
    this.#cache.forget(schema);
    this.#derived.forget(schema);
    const limits = { signal: new AbortController().signal, deadlineMs: this.#deadlineMs };
    await this.#compute(compile(sql`drop schema if exists ${name(schema)} cascade`), limits);
  }

  /** Ends the instance; questions in flight fail. */
  async close(): Promise<void> {
    (await this.#db).close();
  }

  async #compute(
    statement: Statement,
    { signal, deadlineMs }: { signal: AbortSignal; deadlineMs: number },
  ): Promise<readonly Row[]> {
    const deadline = deadlineAfter(deadlineMs);
    const stop = AbortSignal.any([signal, deadline.signal]);
    try {
      return await this.#slots.run(async () => {
        const connection = await (await this.#db).connect();
        try {
          return await askWithin(connection, statement, stop);
        } finally {
          connection.close();
        }
      }, stop);
    } finally {
      deadline.clear();
    }
  }

  async #make(table: string, { text, parameters }: Statement): Promise<number> {
    const limits = { signal: new AbortController().signal, deadlineMs: this.#deadlineMs };
    await this.#compute({ text: `create table if not exists ${table} as ${text}`, parameters }, limits);
    const counted = await this.#compute(
      { text: `select cast(count(*) as double) as n from ${table}`, parameters: [] },
      limits,
    );
    return Number(counted[0]?.n ?? 0);
  }

  async #drop(table: string): Promise<void> {
    const limits = { signal: new AbortController().signal, deadlineMs: this.#deadlineMs };
    await this.#compute({ text: `drop table if exists ${table}`, parameters: [] }, limits);
  }

  #attach(version: DatasetVersion): Promise<void> {
    const known = this.#attached.get(version.id);
    if (known) return known;
    const attaching = this.#slots.run(async () => {
      const connection = await (await this.#db).connect();
      try {
        await attachVersion(connection, version);
      } finally {
        connection.close();
      }
    });
    this.#attached.set(version.id, attaching);
    attaching.catch(() => this.#attached.delete(version.id));
    return attaching;
  }
}

function deadlineAfter(milliseconds: number): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    const seconds = Math.round(milliseconds / 100) / 10;
    controller.abort(
      new AppError(
        "timeout",
        `The answer took longer than ${seconds} s. Ask for fewer metrics or groups, or try again later.`,
      ),
    );
  }, milliseconds);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}
