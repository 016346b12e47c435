import type { Actor } from "@/lib/domain/actor";
import type { NewDecision } from "@/lib/domain/decision";
import type { FigureAddress } from "@/lib/domain/figure";
import type { Rule } from "@/lib/domain/rule";
import { publishDraft } from "@/lib/services/segment-publishing";
import { addNewSegment } from "@/lib/services/segments";
import { datasetBySlug } from "@/lib/store/datasets";
import { addCustomersVersion, type MappedHeader, storeCustomers } from "./stored-customers";

const headers: Readonly<Record<string, MappedHeader>> = {
  ID: { field: "customer_id", type: "text" },
  Staff: { field: null, type: "number" },
  Left: { field: "churned", type: "yesNo" },
};

/** Customers 0 to 99, each with as many staff; who is named by `hasLeft` has left. */
function paperText(hasLeft: (n: number) => boolean): string {
  const lines = Array.from({ length: 100 }, (_, n) => `P${n},${n},${hasLeft(n) ? "yes" : "no"}`);
  return ["ID,Staff,Left", ...lines, ""].join("\n");
}

/** The dataset `paper` with one version and one segment `large`: 50 customers with 50 staff and more. */
export async function storePaper(admin: Actor, hasLeft: (n: number) => boolean): Promise<void> {
  await storeCustomers(admin, { name: "Paper", texts: [paperText(hasLeft)], headers });
  await addNewSegment(admin, { name: "Large", dataset: "paper", rule: atLeast(50) });
  await publishDraft(admin, "large", { revision: 1, note: null });
}

export async function storeMorePaper(admin: Actor, hasLeft: (n: number) => boolean): Promise<void> {
  const { id: datasetId } = await datasetBySlug(admin.scope, "paper");
  await addCustomersVersion(admin, datasetId, { text: paperText(hasLeft), headers });
}

export function atLeast(value: number): Rule {
  return { kind: "column", column: "customers.Staff", test: { op: "atLeast", value } };
}

/** The share of large customers who have left, or of all. */
export function leftOf(group: string | null): FigureAddress {
  return { dataset: "paper", version: 1, metric: "churned_share", by: "segments", group };
}

/** A decision about the large customers that can be proposed. */
export function paperDecision(by: { readonly owner: string; readonly approvers: readonly string[] }): NewDecision {
  return {
    dataset: "paper",
    question: "Do we sell to large mills first?",
    background: "",
    segments: ["large"],
    options: [
      { title: "Yes", pro: "They stay", con: "Few of them", cost: "2 people" },
      { title: "No", pro: "", con: "", cost: "" },
    ],
    recommended: 0,
    figures: [leftOf("large@1"), leftOf(null)],
    texts: [{ words: "Three interviews", href: "https://example.org/interviews" }],
    success: { figure: leftOf("large@1"), wanted: "below 10 %" },
    approvers: [...by.approvers],
    owner: by.owner,
    reviewOn: "2026-12-24",
  };
}
