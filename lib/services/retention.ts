import "server-only";
import { demand } from "@/lib/access/allow";
import { computeRetention } from "@/lib/analytics/queries/retention";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { RetentionQuestion, RetentionView } from "@/lib/domain/retention";
import { retentionCsv } from "@/lib/domain/retention-csv";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { recordAudit } from "./audit";
import { withoutSmallCohorts } from "./cohort-suppression";
import { openPopulation, type VersionAddress } from "./open-population";

/** Retention triangles of everybody and of groups or segments, as this role may see them. */
export async function retention(
  actor: Actor,
  address: VersionAddress,
  { question, signal }: { readonly question: RetentionQuestion; readonly signal?: AbortSignal | undefined },
): Promise<RetentionView> {
  const opened = await openPopulation(actor, address, question, signal);
  const view = await computeRetention({ ...opened, question, everyPayerKnown: everyPayerKnown(opened.version) });
  if (!suppressesSmallCells(actor.jobRole, actor.level)) return view;
  return withoutSmallCohorts(view, question.by === segmentsKey);
}

/** The same as a CSV file, for those who may export the numbers of groups; logged. */
export async function retentionFile(
  actor: Actor,
  address: VersionAddress,
  asked: { readonly question: RetentionQuestion; readonly signal?: AbortSignal | undefined },
): Promise<Response> {
  demand(actor, "aggregates.export");
  const view = await retention(actor, address, asked);
  const { slug, version, versionId } = view.dataset;
  const { by, every, measure } = asked.question;
  await recordAudit(
    actor,
    "aggregates.export",
    { kind: "version", id: versionId },
    { what: "cohorts", measure, every, by: by ?? null },
  );
  return new Response(retentionCsv(view), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${slug}-v${version}-cohorts.csv"`,
      "cache-control": "no-store",
    },
  });
}

/** Whether every payment is of somebody among the customers: these come from the payments, or the check of the build has passed. */
function everyPayerKnown({ manifest, report }: StoredVersion): boolean {
  return (
    manifest.customersDerived ||
    report.gates.some(({ id, status }) => id === "unknown-customers:payments" && status === "passed")
  );
}
