import type { Person } from "@/lib/domain/member";
import type { OwnWorkspace } from "@/lib/domain/workspace";
import { workspacesOf } from "@/lib/store/workspaces";
import { mintSystemScope } from "./mint";

/** The workspaces of a person, own ones before the sample, then by name. */
export async function ownWorkspaces(person: Pick<Person, "id">): Promise<OwnWorkspace[]> {
  const all = await workspacesOf(mintSystemScope(), person.id);
  return all.toSorted((a, b) => Number(a.isSample) - Number(b.isSample) || a.name.localeCompare(b.name, "en"));
}
