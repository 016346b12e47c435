import type { BuyInEntry, StakeholderFacts, StakeholderRegister } from "@/lib/domain/stakeholder";
import { fetchJson, workspaceAddress } from "./fetch-json";

export function addStakeholder(workspace: string, body: StakeholderFacts): Promise<StakeholderRegister> {
  return fetchJson(workspaceAddress(workspace, "stakeholders"), { method: "POST", body });
}

export function changeStakeholder(workspace: string, id: string, body: StakeholderFacts): Promise<StakeholderRegister> {
  return fetchJson(workspaceAddress(workspace, "stakeholders", id), { method: "PUT", body });
}

export function removeStakeholder(workspace: string, id: string): Promise<StakeholderRegister> {
  return fetchJson(workspaceAddress(workspace, "stakeholders", id), { method: "DELETE" });
}

export function writeBuyIn(workspace: string, id: string, body: BuyInEntry): Promise<StakeholderRegister> {
  return fetchJson(workspaceAddress(workspace, "stakeholders", id, "buy-ins"), { method: "POST", body });
}
