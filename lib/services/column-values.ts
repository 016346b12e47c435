import "server-only";
import { demand } from "@/lib/access/allow";
import { columnValues as valuesOf } from "@/lib/analytics/queries/column-values";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { versionColumn } from "@/lib/domain/metrics";
import type { ColumnValues } from "@/lib/domain/rule-answers";
import { isSmall } from "@/lib/stats/small-cells";
import { askOf } from "./engine";
import { seesWhole } from "./groupable";
import type { VersionAddress } from "./open-population";
import { coarseCount } from "./rules";
import { resolveVersion } from "./versions";

/** Which values of which column are wanted. */
export interface AskedColumnValues {
  readonly column: string;
  readonly search: string;
  readonly limit: number;
}

const mostValues = 200;

/**
 * Values of a column to choose from, for those who see it whole. Where small groups are hidden, values of fewer than 5 customers are
 * left out, as they would single these out, and counts are rounded to 5.
 */
export async function columnValues(
  actor: Actor,
  address: VersionAddress,
  asked: AskedColumnValues,
  signal?: AbortSignal,
): Promise<ColumnValues> {
  demand(actor, "kpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const found = versionColumn(version.manifest, asked.column);
  if (!found) throw new AppError("notFound", `This version has no column ${asked.column}. Choose one of its columns.`);
  if (!seesWhole(actor, found))
    throw new AppError(
      "forbidden",
      `The column ${found.column.label} holds values your role may not see. Choose another column.`,
    );
  const limit = Math.min(asked.limit, mostValues);
  const question = { ...found, search: asked.search, limit: limit + 1 };
  const values = await valuesOf(version, question, askOf(version, signal));
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  const shown = values.slice(0, limit).filter(({ customers }) => !hides || !isSmall(customers));
  return {
    column: asked.column,
    values: shown.map(({ value, customers }) => ({
      value: found.column.type === "number" ? value.replace(/\.0$/, "") : value,
      count: hides ? coarseCount(customers) : customers,
    })),
    more: values.length > limit,
  };
}
