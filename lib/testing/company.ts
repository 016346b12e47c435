import { mintActor, mintScope, mintSystemScope } from "@/lib/access/mint";
import type { Actor, JobRole, Level } from "@/lib/domain/actor";
import { newId } from "@/lib/platform/ids";
import { addMembership } from "@/lib/store/memberships";
import { addUser } from "@/lib/store/users";
import { addWorkspace } from "@/lib/store/workspaces";

/** A workspace of its own with one member, as that member acts in it. Needs an open store. */
export async function newActor(standing: { jobRole?: JobRole; level?: Level } = {}): Promise<Actor> {
  const { jobRole = "analyst", level = "admin" } = standing;
  const workspace = await addWorkspace(mintSystemScope(), { name: "Quarry" });
  return newMember(workspace, { jobRole, level });
}

/** One more member of a workspace. */
export async function newMember(
  workspace: Actor["workspace"],
  standing: { jobRole: JobRole; level: Level },
): Promise<Actor> {
  const email = `${newId()}@quarry.example`;
  const user = await addUser(mintSystemScope(), { email, name: "Robin Vale", passwordHash: "none" });
  await addMembership(mintScope(workspace.id), { userId: user.id, ...standing });
  return mintActor({ userId: user.id, email, name: user.name, ...standing, via: "session", workspace });
}
