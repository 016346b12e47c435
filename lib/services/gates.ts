import "server-only";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { GateView } from "@/lib/domain/dataset-resources";

/** The gates of a version as they stand: a failed one that somebody waived with a note is waived. */
export function gateViews(version: StoredVersion): GateView[] {
  const waivers = new Map(version.waivers.map((waiver) => [waiver.gateId, waiver]));
  return version.report.gates.map((gate) => {
    const waiver = waivers.get(gate.id);
    if (gate.status !== "failed" || !waiver) return { ...gate, waiver: null };
    return { ...gate, status: "waived", waiver: { note: waiver.note, by: waiver.waivedBy, at: waiver.waivedAt } };
  });
}
