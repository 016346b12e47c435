import { expect, test } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { newId, newSecret, sha256Hex } from "@/lib/platform/ids";
import { addAttempt } from "@/lib/store/attempts";
import { listAudit } from "@/lib/store/audit";
import { addLink } from "@/lib/store/links";
import {
  addMembership,
  changeMembership,
  findMembership,
  listMembers,
  removeMembership,
} from "@/lib/store/memberships";
import { addSession, findSessionPerson } from "@/lib/store/sessions";
import { findTokenBearer } from "@/lib/store/tokens";
import { addWorkspace } from "@/lib/store/workspaces";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { claimLink, createInvite, createOwnerLink, createReset, openLink } from "./links";
import { mintSystemScope } from "./mint";
import { signIn } from "./sign-in";
import { createToken } from "./tokens";

const system = mintSystemScope();
const password = "four quiet grey stones";
const secretOf = (path: string | null) => path?.replace("/join/", "") ?? "";

withDatabases("one-time links", () => {
  test("the first person comes by the owner link, once", async () => {
    const sample = await addWorkspace(system, { name: "Halden", isSample: true });
    const older = await createOwnerLink();
    const newer = await createOwnerLink();
    await expect(openLink(secretOf(older))).rejects.toMatchObject({ code: "notFound" });
    expect(await openLink(secretOf(newer))).toMatchObject({ purpose: "owner", email: null, workspaceName: null });
    const claim = { name: "Ines Duarte", email: "ines@quarry.example", password, workspaceName: "Quarry" };
    const outcomes = await Promise.allSettled([1, 2].map(() => claimLink(secretOf(newer), claim)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { sessionId } = await signIn({ email: "Ines@quarry.example", password, address: "a" });
    const person = await findSessionPerson(system, sessionId);
    for (const workspaceSlug of ["quarry", sample.slug]) {
      const place = await findMembership(system, { userId: person?.id ?? "", workspaceSlug });
      expect(place?.member).toMatchObject({ jobRole: "analyst", level: "admin" });
    }
    await expect(claimLink(secretOf(newer), claim)).rejects.toMatchObject({ code: "gone" });
    expect(await createOwnerLink()).toBeNull();
  });

  test("an invitation makes a member with the chosen place", async () => {
    const admin = await newActor();
    const email = `${newId()}@quarry.example`;
    const { path } = await createInvite(admin, { email, jobRole: "success", level: "contributor" });
    expect(await openLink(secretOf(path))).toMatchObject({ purpose: "invite", email, workspaceName: "Quarry" });
    const short = claimLink(secretOf(path), { name: "Tom", password: "short" });
    await expect(short).rejects.toMatchObject({ code: "invalid", details: [{ path: "password" }] });
    const claimed = await claimLink(secretOf(path), { name: "Tom", email: "else@where.example", password });
    expect(claimed).toEqual({ workspaceSlug: admin.workspace.slug, email });
    const member = (await listMembers(admin.scope)).find((one) => one.email === email);
    expect(member).toMatchObject({ name: "Tom", jobRole: "success", level: "contributor" });
    expect((await listAudit(admin.scope)).map(({ action }) => action)).toEqual(["members.join", "members.invite"]);
  });

  test("an account that exists joins with its own password only", async () => {
    const [first, second] = [await newActor(), await newActor()];
    const email = `${newId()}@quarry.example`;
    const place = { email, jobRole: "sales", level: "viewer" } as const;
    await claimLink(secretOf((await createInvite(first, place)).path), { name: "Mia", password });
    const secret = secretOf((await createInvite(second, place)).path);
    const stranger = claimLink(secret, { name: "Mallory", password: "a password of my own" });
    await expect(stranger).rejects.toMatchObject({
      code: "invalid",
      sentence: expect.stringContaining("4 tries left"),
    });
    for (let index = 0; index < 4; index += 1) await addAttempt(system, { email, address: "direct", succeeded: false });
    const began = performance.now();
    expect(await claimLink(secret, { name: "Mia", password })).toMatchObject({ workspaceSlug: second.workspace.slug });
    expect(performance.now() - began).toBeGreaterThan(950);
  });

  test("who is removed, or no admin any more, lets nobody in by links from before", async () => {
    const admin = await newActor();
    const other = await newMember(admin.workspace, { jobRole: "sales", level: "admin" });
    const victim = await newMember(admin.workspace, { jobRole: "analyst", level: "admin" });
    const idOf = async ({ userId }: Actor) =>
      (await listMembers(admin.scope)).find((member) => member.userId === userId)?.id ?? "";
    const email = `${newId()}@quarry.example`;
    const invited = secretOf((await createInvite(other, { email, jobRole: "sales", level: "admin" })).path);
    const reset = secretOf((await createReset(other, await idOf(victim))).path);
    const { secret } = await createToken(other, { name: "mine", level: "admin", expiresInDays: 9 });
    await changeMembership(admin.scope, await idOf(other), { level: "editor" });
    for (const link of [invited, reset])
      await expect(claimLink(link, { name: "x", password })).rejects.toMatchObject({ code: "gone" });
    await changeMembership(admin.scope, await idOf(other), { level: "admin" });
    await removeMembership(admin.scope, await idOf(other));
    for (const link of [invited, reset])
      await expect(claimLink(link, { name: "x", password })).rejects.toMatchObject({ code: "gone" });
    expect((await listMembers(admin.scope)).map((member) => member.email)).not.toContain(email);
    await addMembership(admin.scope, { userId: other.userId, jobRole: "sales", level: "viewer" });
    expect(await findTokenBearer(system, sha256Hex(secret))).toBeNull();
  });

  test("only admins invite", async () => {
    const editor = await newActor({ jobRole: "analyst", level: "editor" });
    const wish = { email: "x@quarry.example", jobRole: "sales", level: "admin" } as const;
    await expect(createInvite(editor, wish)).rejects.toMatchObject({
      code: "forbidden",
      sentence: expect.stringContaining("invite and remove members"),
    });
  });

  test("an expired link is gone, an unknown one not found", async () => {
    const secret = newSecret();
    await addLink(system, { purpose: "invite", secretHash: sha256Hex(secret), expiresAt: "2020-01-01T00:00:00.000Z" });
    await expect(openLink(secret)).rejects.toMatchObject({ code: "gone" });
    await expect(claimLink(secret, { name: "x", password })).rejects.toMatchObject({ code: "gone" });
    await expect(openLink(newSecret())).rejects.toMatchObject({ code: "notFound" });
  });

  test("a new password ends the old sessions, and is not given for people of other workspaces", async () => {
    const admin = await newActor();
    const member = await newMember(admin.workspace, { jobRole: "product", level: "viewer" });
    const membership = (await listMembers(admin.scope)).find(({ userId }) => userId === member.userId)?.id ?? "";
    const session = await addSession(system, { userId: member.userId, expiresAt: "2999-01-01T00:00:00.000Z" });
    expect(await findSessionPerson(system, session.id)).not.toBeNull();
    const { path: older } = await createReset(admin, membership);
    const { path } = await createReset(admin, membership);
    await expect(openLink(secretOf(older))).rejects.toMatchObject({ code: "notFound" });
    await claimLink(secretOf(path), { name: "", password });
    expect(await findSessionPerson(system, session.id)).toBeNull();
    expect(await signIn({ email: member.email, password, address: "a" })).toHaveProperty("sessionId");

    expect((await listAudit(admin.scope)).map(({ action }) => action)).toEqual([
      "password.reset",
      "members.reset",
      "members.reset",
    ]);
    const { path: kept } = await createReset(admin, membership);
    const other = await newActor();
    const { path: invitation } = await createInvite(other, { email: member.email, jobRole: "sales", level: "viewer" });
    await claimLink(secretOf(invitation), { name: "", password });
    await expect(createReset(admin, membership)).rejects.toMatchObject({ code: "conflict" });
    // Who joined elsewhere meanwhile is not let in by a link that was made before.
    await expect(claimLink(secretOf(kept), { name: "", password: `${password}!` })).rejects.toMatchObject({
      code: "gone",
    });
    expect(await signIn({ email: member.email, password, address: "a" })).toHaveProperty("sessionId");
  });
});
