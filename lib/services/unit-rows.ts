import "server-only";
import { createHmac } from "node:crypto";
import { demand } from "@/lib/access/allow";
import { unitRowsPage } from "@/lib/analytics/queries/unit-rows-page";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { fieldVisibility, type Visibility } from "@/lib/domain/field-visibility";
import { maskedValue, maskKindOf } from "@/lib/domain/masking";
import type { UnitRows } from "@/lib/domain/scoreboard";
import { readSecret } from "@/lib/platform/secrets";
import { recordAudit } from "./audit";
import { type ColumnView, closedKeys, columnViews } from "./column-views";
import type { VersionAddress } from "./open-population";
import { type AskedNumber, openNumber } from "./scoreboard";

export interface AskedRows extends AskedNumber {
  readonly offset: number;
  readonly limit: number;
}

/**
 * A page of the unit rows behind a number, exactly n in all, as this role may see them: columns closed to it are not selected,
 * others are masked; rows of suppressed groups are refused.
 */
export async function unitRowsBehind(actor: Actor, address: VersionAddress, rows: AskedRows): Promise<UnitRows> {
  demand(actor, "rows.read");
  const { asked, cell } = await openNumber(actor, address, rows);
  const { version } = asked;
  if (cell.state !== "shown")
    throw new AppError("forbidden", cell.sentence ?? "There are no rows behind this number for your role.");
  const views = columnViews(actor, version);
  const page = await unitRowsPage(
    asked,
    { group: rows.group, metric: rows.metricId },
    { offset: rows.offset, limit: rows.limit, closed: closedKeys(views) },
  );
  const logged = page.columns.filter((column) => views.get(column.key)?.logged).map((column) => column.key);
  if (logged.length > 0)
    await recordAudit(
      actor,
      "rows.read",
      { kind: "version", id: version.id },
      { columns: logged, metric: rows.metricId },
    );
  return masked(page, views, {
    email: actor.email,
    versionId: version.id,
    computed: fieldVisibility(actor, { table: "customers", name: "computed", privacy: "none" }),
  });
}

interface Reader {
  readonly email: string;
  readonly versionId: string;
  /** How columns are seen that a metric computes and that are no amounts: counts, dates and flags. */
  readonly computed: ColumnView;
}

function masked(page: UnitRows, views: ReadonlyMap<string, ColumnView>, reader: Reader): UnitRows {
  const ownerAt = page.columns.findIndex((column) => column.key.endsWith(".owner_email"));
  const seen = page.columns.map((column) => views.get(column.key) ?? reader.computed);
  const rows = page.rows.map((row) => {
    const isOwn = ownerAt >= 0 && row[ownerAt]?.toLowerCase() === reader.email.toLowerCase();
    return row.map((value, index) => {
      const { own, others } = seen[index] ?? closed;
      const key = page.columns[index]?.key ?? "";
      return shown(value, isOwn ? own : others, { key, versionId: reader.versionId });
    });
  });
  return {
    ...page,
    columns: page.columns.map((column, index) => ({ ...column, masked: seen[index]?.others !== "visible" })),
    rows,
  };
}

const closed: ColumnView = { own: "absent", others: "absent", logged: false };

function shown(value: string | null, visibility: Visibility, place: { key: string; versionId: string }): string | null {
  if (visibility === "visible" || value === null) return value;
  if (visibility === "masked") return maskedValue(maskKindOf(place.key), value);
  if (visibility === "band") return band(Number(value));
  return visibility === "pseudonym" ? pseudonym(value, place.versionId) : null;
}

/** Amounts in powers of ten and halves of them: enough to tell large from small. */
function band(amount: number): string {
  if (!Number.isFinite(amount)) return "–";
  if (amount <= 0) return "0 or less";
  const power = 10 ** Math.floor(Math.log10(amount));
  const [from, to] = amount < 5 * power ? [power, 5 * power] : [5 * power, 10 * power];
  return `${from} to ${to}`;
}

/** A stand-in that stays the same within a version and cannot be turned back without the server's secret. */
function pseudonym(value: string, versionId: string): string {
  return `c-${createHmac("sha256", readSecret("auth")).update(`${versionId}:${value}`).digest("hex").slice(0, 10)}`;
}
