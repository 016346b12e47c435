import { expect, test } from "vitest";
import { mintSystemScope } from "@/lib/access/mint";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { changeMembership, findMembership, listMembers, memberById, removeMembership } from "./memberships";
import { addUser, findUserByEmail } from "./users";
import { addWorkspace, workspacesOf } from "./workspaces";

withDatabases("memberships", () => {
  test("e-mails differ by more than case", async () => {
    const system = mintSystemScope();
    await addUser(system, { email: "Ines@Quarry.example", name: "Ines", passwordHash: "hash" });
    const again = addUser(system, { email: "ines@quarry.example", name: "Ines", passwordHash: "hash" });
    await expect(again).rejects.toMatchObject({ code: "conflict" });
    expect(await findUserByEmail(system, "INES@quarry.example")).toMatchObject({ name: "Ines", passwordHash: "hash" });
  });

  test("workspaces of one name get addresses of their own", async () => {
    const system = mintSystemScope();
    const first = await addWorkspace(system, { name: "Häuser & Söhne" });
    const second = await addWorkspace(system, { name: "Hauser Sohne" });
    expect([first.slug, second.slug]).toEqual(["hauser-sohne", "hauser-sohne-2"]);
    const taken = addWorkspace(system, { name: "x", slug: "hauser-sohne" });
    await expect(taken).rejects.toMatchObject({ code: "conflict" });
  });

  test("a member of another workspace is not found, changed or removed", async () => {
    const [here, there] = [await newActor(), await newActor()];
    const theirs = (await listMembers(there.scope))[0]?.id ?? "";
    await newMember(there.workspace, { jobRole: "sales", level: "admin" });
    await expect(memberById(here.scope, theirs)).rejects.toMatchObject({ code: "notFound" });
    const change = changeMembership(here.scope, theirs, { level: "viewer" });
    await expect(change).rejects.toMatchObject({ code: "notFound" });
    await expect(removeMembership(here.scope, theirs)).rejects.toMatchObject({ code: "notFound" });
    expect(await memberById(there.scope, theirs)).toMatchObject({ level: "admin" });
    const sought = { userId: here.userId, workspaceSlug: there.workspace.slug };
    expect(await findMembership(mintSystemScope(), sought)).toBeNull();
  });

  test("the last admin stays, also when two leave at the same moment", async () => {
    const first = await newActor();
    const second = await newMember(first.workspace, { jobRole: "product", level: "admin" });
    const ids = (await listMembers(first.scope)).map(({ id }) => id);
    const outcomes = await Promise.allSettled(ids.map((id) => removeMembership(first.scope, id)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const left = await listMembers(first.scope);
    expect(left).toHaveLength(1);
    const demoted = changeMembership(first.scope, left[0]?.id ?? "", { level: "editor" });
    await expect(demoted).rejects.toMatchObject({ code: "conflict" });
    expect(await changeMembership(first.scope, left[0]?.id ?? "", { jobRole: "sales" })).toMatchObject({
      jobRole: "sales",
      level: "admin",
    });
    const gone = left[0]?.userId === first.userId ? second : first;
    expect(await workspacesOf(mintSystemScope(), gone.userId)).toEqual([]);
  });
});
