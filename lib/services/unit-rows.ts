import "server-only";
import { demand } from "@/lib/access/allow";
import { unitRowsPage } from "@/lib/analytics/queries/unit-rows-page";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { fieldVisibility } from "@/lib/domain/field-visibility";
import type { UnitRows } from "@/lib/domain/scoreboard";
import { recordAudit } from "./audit";
import { type ColumnView, closedKeys, closedView, rowViews } from "./column-views";
import { listingReach, ownOnlySentence } from "./listing-reach";
import type { VersionAddress } from "./open-population";
import { type AskedNumber, openNumber } from "./scoreboard";
import { shownCell } from "./shown-cell";

export interface AskedRows extends AskedNumber {
  readonly offset: number;
  readonly limit: number;
}

/**
 * A page of the unit rows behind a number, exactly n in all, as this role may see them: columns closed to it are not selected,
 * others are masked; rows of suppressed groups are refused. Of a segment whose rule asks for closed columns, so that its rows would
 * tell them, the rows of own accounts where those are open, and none otherwise.
 */
export async function unitRowsBehind(actor: Actor, address: VersionAddress, rows: AskedRows): Promise<UnitRows> {
  demand(actor, "rows.read");
  const { asked, cell } = await openNumber(actor, address, rows);
  const { version } = asked;
  if (cell.state !== "shown")
    throw new AppError("forbidden", cell.sentence ?? "There are no rows behind this number for your role.");
  const segment = asked.segments?.find(({ ref }) => ref === rows.group);
  const reach = segment ? listingReach(actor, version, segment.rule) : null;
  if (typeof reach?.refusal === "string") throw new AppError("forbidden", reach.refusal);
  const views = rowViews(actor, version);
  const page = await unitRowsPage(
    asked,
    { group: rows.group, metric: rows.metricId },
    {
      offset: rows.offset,
      limit: rows.limit,
      closed: closedKeys(views),
      ownedBy: reach?.ownOnly ? actor.email : undefined,
    },
  );
  const logged = page.columns.filter((column) => views.get(column.key)?.logged).map((column) => column.key);
  if (logged.length > 0)
    await recordAudit(
      actor,
      "rows.read",
      { kind: "version", id: version.id },
      { columns: logged, metric: rows.metricId },
    );
  const shown = masked(page, views, {
    email: actor.email,
    versionId: version.id,
    computed: fieldVisibility(actor, { table: "customers", name: "computed", privacy: "none" }),
  });
  return { ...shown, note: reach?.ownOnly ? ownOnlySentence : null };
}

interface Reader {
  readonly email: string;
  readonly versionId: string;
  /** How columns are seen that a metric computes and that are no amounts: counts, dates and flags. */
  readonly computed: ColumnView;
}

type RowsPage = Omit<UnitRows, "note">;

function masked(page: RowsPage, views: ReadonlyMap<string, ColumnView>, reader: Reader): RowsPage {
  const ownerAt = page.columns.findIndex((column) => column.key.endsWith(".owner_email"));
  const seen = page.columns.map((column) => views.get(column.key) ?? reader.computed);
  const rows = page.rows.map((row) => {
    const isOwn = ownerAt >= 0 && row[ownerAt]?.toLowerCase() === reader.email.toLowerCase();
    return row.map((value, index) => {
      const { own, others } = seen[index] ?? closedView;
      const key = page.columns[index]?.key ?? "";
      return shownCell(value, isOwn ? own : others, { key, versionId: reader.versionId });
    });
  });
  return {
    ...page,
    columns: page.columns.map((column, index) => ({ ...column, masked: seen[index]?.others !== "visible" })),
    rows,
  };
}
