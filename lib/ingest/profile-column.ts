import { integer, name, sql } from "@/lib/analytics/sql/fragment";
import type { ColumnType } from "@/lib/domain/dictionary";
import type { ColumnProfile } from "@/lib/domain/file-profile";
import { defaultEmptyWords } from "@/lib/domain/recipe";
import { count, textOf, type Workspace } from "./child-workspace";
import { type ColumnSample, type TypeCandidate, textReason, typeCandidates } from "./detect-type";
import { rawColumn } from "./loaded-source";
import { suggestPrivacy } from "./suggest-privacy";
import { filled, trimmed, typedCell } from "./typed-cell";

const sampleSize = 2000;
const bins = 20;
/** Share of cells that may misfit before a column is read as text. */
const misfitShare = 0.05;

/** Describes one column over all rows: the type that fits, counts, range, most frequent values, histogram. */
export async function profileColumn(
  workspace: Workspace,
  { raw, index, header, semicolons }: { raw: string; index: number; header: string; semicolons: boolean },
): Promise<ColumnProfile> {
  const value = filled(rawColumn(index), defaultEmptyWords);
  await workspace.run(
    sql`create or replace temp table cell_values as select v, count(*) as n, min(rec) as rec
      from (select rec, ${value} as v from ${name(raw)}) where v is not null group by v`,
  );
  const bare = trimmed(sql`v`);
  const totals = await workspace.row(
    sql`select (select count(*) from ${name(raw)}) as records, coalesce(sum(n), 0) as filled, count(*) as values,
      coalesce(bool_or(regexp_full_match(${bare}, '0[0-9]+')), false) as zeros,
      coalesce(bool_or(regexp_full_match(${bare}, '[0-9]{16,}')), false) as long from cell_values`,
  );
  const sampled = await workspace.rows(
    sql`select t, sum(n) as n from (select ${bare} as t, n from cell_values) group by t order by n desc, hash(t), t limit ${integer(sampleSize)}`,
  );
  const sample: ColumnSample = {
    header,
    values: sampled.map((row) => String(row.t)),
    counts: sampled.map((row) => count(row.n)),
    leadingZeros: totals.zeros === true,
    longDigits: totals.long === true,
    distinct: count(totals.values),
    semicolons,
  };
  const chosen = await choose(workspace, typeCandidates(sample), count(totals.filled));
  await keepTyped(workspace, chosen.candidate);
  const privacy = suggestPrivacy({
    header,
    values: sample.values,
    distinct: sample.distinct,
    filled: count(totals.filled),
    isYesNo: chosen.candidate.type === "yesNo",
  });
  return {
    index,
    header,
    type: chosen.candidate.type,
    format: chosen.candidate.format,
    typeReason: reasonFor(sample, chosen, count(totals.filled)),
    rows: count(totals.records),
    empty: count(totals.records) - count(totals.filled),
    distinct: count(totals.values),
    ...(await range(workspace)),
    samples: await firstSamples(workspace),
    topValues: await topValues(workspace),
    histogram: await histogram(workspace, chosen.candidate.type),
    ...(await fifths(workspace, chosen.candidate.type)),
    misfits: chosen.misfits,
    misfitExamples: await misfitExamples(workspace, chosen.misfits),
    privacy: privacy.privacy,
    privacyReason: privacy.reason,
    suggestion: null,
  };
}

interface Chosen {
  readonly candidate: TypeCandidate;
  readonly misfits: number;
  /** Another order of day and month fits all values as well. */
  readonly alternative: TypeCandidate | null;
}

function reading(candidate: TypeCandidate) {
  return { from: candidate.type, as: candidate.type, format: candidate.format, timeZone: "UTC" };
}

/** Tries the candidates on every value: the fewest misfits win, the earlier one on a tie. */
async function choose(workspace: Workspace, candidates: readonly TypeCandidate[], cells: number): Promise<Chosen> {
  let best: Chosen | null = null;
  for (const candidate of candidates) {
    if (candidate.type === "text") continue;
    const row = await workspace.row(
      sql`select coalesce(sum(n), 0) as misfits from cell_values where ${typedCell(sql`v`, reading(candidate))} is null`,
    );
    best = better(best, candidate, count(row.misfits));
  }
  const text = candidates.at(-1);
  if (best !== null && best.misfits <= cells * misfitShare) return best;
  if (!text) throw new RangeError("a column always has text as a candidate");
  return { candidate: text, misfits: 0, alternative: null };
}

function better(best: Chosen | null, candidate: TypeCandidate, misfits: number): Chosen {
  if (best === null || misfits < best.misfits) return { candidate, misfits, alternative: null };
  const twin = misfits === best.misfits && candidate.type === best.candidate.type && best.alternative === null;
  return twin ? { ...best, alternative: candidate } : best;
}

function reasonFor(sample: ColumnSample, chosen: Chosen, cells: number): string {
  const words = (value: number) => value.toLocaleString("en-US");
  if (cells === 0) return "all cells are empty";
  const { candidate, misfits, alternative } = chosen;
  if (candidate.type === "text") return textReason(sample) ?? `${words(sample.distinct)} different texts`;
  const doubt =
    alternative !== null && candidate.format.datePattern !== null
      ? `; they could also be ${alternative.words}: please check`
      : alternative !== null &&
          candidate.format.decimal !== alternative.format.decimal &&
          candidate.format.thousands !== ""
        ? `; they could also be ${alternative.words}: please check`
        : "";
  if (misfits > 0) return `${words(cells - misfits)} of ${words(cells)} values are ${candidate.words}${doubt}`;
  return `all ${words(cells)} values are ${candidate.words}${doubt}`;
}

/** Makes `typed_values`: each distinct value once with what it is read as, which is computed once. */
async function keepTyped(workspace: Workspace, candidate: TypeCandidate): Promise<void> {
  const typed = candidate.type === "text" ? sql`v` : typedCell(sql`v`, reading(candidate));
  await workspace.run(
    sql`create or replace temp table typed_values as select rec, v, n, ${typed} as t from cell_values`,
  );
}

/** Smallest and largest value, as written in the file. */
async function range(workspace: Workspace): Promise<Pick<ColumnProfile, "minimum" | "maximum">> {
  const row = await workspace.row(
    sql`select left(arg_min(v, t), 200) as low, left(arg_max(v, t), 200) as high from typed_values`,
  );
  return { minimum: textOf(row.low), maximum: textOf(row.high) };
}

async function firstSamples(workspace: Workspace): Promise<string[]> {
  const rows = await workspace.rows(sql`select left(v, 200) as v from cell_values order by rec limit 5`);
  return rows.map((row) => String(row.v));
}

async function topValues(workspace: Workspace): Promise<ColumnProfile["topValues"]> {
  const rows = await workspace.rows(sql`select left(v, 200) as v, n from cell_values order by n desc, v limit 30`);
  return rows.map((row) => ({ value: String(row.v), count: count(row.n) }));
}

async function misfitExamples(workspace: Workspace, misfits: number): Promise<ColumnProfile["misfitExamples"]> {
  if (misfits === 0) return [];
  const rows = await workspace.rows(
    sql`select rec, left(v, 200) as v from typed_values where t is null order by rec limit 5`,
  );
  return rows.map((row) => ({ record: count(row.rec), value: String(row.v) }));
}

/** Equal-width bins of numbers, or of days. */
async function histogram(workspace: Workspace, type: ColumnType): Promise<ColumnProfile["histogram"]> {
  if (type === "text" || type === "yesNo") return [];
  const dated = type === "date" || type === "timestamp";
  const position = dated ? sql`cast(epoch(t) as double) / 86400` : sql`cast(t as double)`;
  const rows = await workspace.rows(
    sql`with x as (select ${position} as p, n from typed_values where t is not null),
      e as (select min(p) as low, max(p) as high from x),
      b as (select case when high = low then 0 else least(${integer(bins - 1)}, cast(floor((p - low) / (high - low) * ${integer(bins)}) as integer)) end as bin, n, low, high from x, e)
      select bin, sum(n) as n, any_value(low) as low, any_value(high) as high from b group by bin order by bin`,
  );
  const [first] = rows;
  if (!first) return [];
  const low = Number(first.low);
  const width = (Number(first.high) - low) / bins;
  const edge = (bin: number) => edgeText(low + bin * width, dated);
  const counts = new Map(rows.map((row) => [count(row.bin), count(row.n)]));
  const used = width === 0 ? 1 : bins;
  return Array.from({ length: used }, (_, bin) => ({
    from: edge(bin),
    to: edge(bin + 1),
    count: counts.get(bin) ?? 0,
  }));
}

/** The values below which one to four fifths of the cells lie. */
async function fifths(workspace: Workspace, type: ColumnType): Promise<Pick<ColumnProfile, "quantiles">> {
  if (type !== "number" && type !== "money") return {};
  const rows = await workspace.rows(
    sql`with x as (select cast(t as double) as p, sum(n) as n from typed_values where t is not null group by p),
      y as (select p, sum(n) over (order by p) as upTo, sum(n) over () as cells from x)
      select min(p) as p from y, (values (1), (2), (3), (4)) f(fifth) where upTo * 5 >= cells * fifth group by fifth order by fifth`,
  );
  return { quantiles: rows.map((row) => Number(row.p)) };
}

function edgeText(value: number, dated: boolean): string {
  if (dated) return new Date(Math.floor(value) * 86_400_000).toISOString().slice(0, 10);
  return String(Number(value.toPrecision(12)));
}
