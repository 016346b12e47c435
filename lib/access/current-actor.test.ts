import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { instantAfter } from "@/lib/platform/clock";
import { readSecret } from "@/lib/platform/secrets";
import { changeMembership, listMembers, removeMembership } from "@/lib/store/memberships";
import { addSession, revokeSession } from "@/lib/store/sessions";
import { addUser } from "@/lib/store/users";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { demand, may } from "./allow";
import { callerOf } from "./client-address";
import { actorFromRequest, personFromRequest } from "./current-actor";
import { mintSystemScope } from "./mint";
import { createToken, createTokenFor, listApiTokens, revokeApiToken } from "./tokens";

const system = mintSystemScope();
const origin = "http://tessera.example";

withDatabases("who asks", () => {
  test("a session acts with the membership as it is now", async () => {
    const member = await newActor({ jobRole: "product", level: "editor" });
    const admin = await newMember(member.workspace, { jobRole: "analyst", level: "admin" });
    const { cookie, sessionId } = await session(member);
    const ask = () => actorFromRequest(request({ cookie }), member.workspace.slug);
    expect(await ask()).toEqual(member);
    const id = (await listMembers(admin.scope)).find(({ userId }) => userId === member.userId)?.id ?? "";
    await changeMembership(admin.scope, id, { level: "viewer" });
    expect(await ask()).toMatchObject({ level: "viewer", via: "session" });
    await removeMembership(admin.scope, id);
    await expect(ask()).rejects.toMatchObject({ code: "notFound" });
    expect(await personFromRequest(request({ cookie }))).toMatchObject({ id: member.userId });
    await revokeSession(system, sessionId);
    await expect(ask()).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(personFromRequest(request({ cookie }))).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("a foreign workspace is not found, whether it exists or not", async () => {
    const [here, there] = [await newActor(), await newActor()];
    const { cookie } = await session(here);
    for (const slug of [there.workspace.slug, "no-such-workspace"]) {
      await expect(actorFromRequest(request({ cookie }), slug)).rejects.toMatchObject({ code: "notFound" });
    }
    const { secret } = await createToken(here, { name: "mine", level: "viewer", expiresInDays: 1 });
    const withToken = actorFromRequest(request({ authorization: `Bearer ${secret}` }), there.workspace.slug);
    await expect(withToken).rejects.toMatchObject({ code: "notFound" });
  });

  test("without a cookie, with a forged or an expired one, nobody is signed in", async () => {
    const actor = await newActor();
    const forged = await encode({ token: { sid: "x" }, secret: "another secret of more than 32 characters" });
    const { cookie: expired } = await session(actor, -1000);
    for (const cookie of ["", "tessera.session=", `tessera.session=${forged}`, expired]) {
      const asked = actorFromRequest(request({ cookie }), actor.workspace.slug);
      await expect(asked).rejects.toMatchObject({ code: "unauthenticated" });
    }
  });

  test("a write by cookie needs our own origin, a token does not", async () => {
    const actor = await newActor();
    const { cookie } = await session(actor);
    const write = (headers: Record<string, string>) =>
      actorFromRequest(request({ host: "tessera.example", ...headers }, "POST"), actor.workspace.slug);
    await expect(write({ cookie })).rejects.toMatchObject({ code: "forbidden" });
    for (const foreign of ["http://evil.example", "null", "http://tessera.example.evil.example"]) {
      await expect(write({ cookie, origin: foreign })).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await write({ cookie, origin })).toMatchObject({ via: "session" });
    const { secret } = await createToken(actor, { name: "script", level: "editor", expiresInDays: null });
    expect(await write({ authorization: `Bearer ${secret}` })).toMatchObject({ via: "token", level: "editor" });
  });

  test("a token does no more than its maker may now, and dies with the membership", async () => {
    const maker = await newActor();
    const admin = await newMember(maker.workspace, { jobRole: "analyst", level: "admin" });
    const { secret, token } = await createToken(maker, { name: "nightly", level: "editor", expiresInDays: 30 });
    expect(secret).toMatch(/^tsr_[\w-]{43}$/);
    expect(JSON.stringify(await listApiTokens(maker))).not.toContain(secret);
    const ask = () => actorFromRequest(request({ authorization: `Bearer ${secret}` }), maker.workspace.slug);
    expect(await ask()).toMatchObject({ level: "editor", jobRole: "analyst", userId: maker.userId });
    const id = (await listMembers(admin.scope)).find(({ userId }) => userId === maker.userId)?.id ?? "";
    await changeMembership(admin.scope, id, { level: "viewer", jobRole: "sales" });
    expect(await ask()).toMatchObject({ level: "viewer", jobRole: "sales" });
    await removeMembership(admin.scope, id);
    await expect(ask()).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await listApiTokens(admin))[0]?.id).toBe(token.id);
  });

  test("a revoked token is dead, and only admins of its workspace can revoke it", async () => {
    const [actor, stranger] = [await newActor(), await newActor()];
    const { secret, token } = await createToken(actor, { name: "x", level: "admin", expiresInDays: null });
    await expect(revokeApiToken(stranger, token.id)).rejects.toMatchObject({ code: "notFound" });
    await revokeApiToken(actor, token.id);
    const asked = actorFromRequest(request({ authorization: `Bearer ${secret}` }), actor.workspace.slug);
    await expect(asked).rejects.toMatchObject({ code: "unauthenticated" });
    const editor = await newMember(actor.workspace, { jobRole: "analyst", level: "editor" });
    const wish = { name: "x", level: "viewer", expiresInDays: null } as const;
    await expect(createToken(editor, wish)).rejects.toMatchObject({ code: "forbidden" });
    const named = { ...wish, workspaceSlug: actor.workspace.slug, email: editor.email };
    expect(await createTokenFor(system, named)).toMatchObject({ token: { level: "viewer", userId: editor.userId } });
    await expect(createTokenFor(system, { ...named, level: "admin" })).rejects.toMatchObject({ code: "forbidden" });
    const elsewhere = createTokenFor(system, { ...named, workspaceSlug: stranger.workspace.slug });
    await expect(elsewhere).rejects.toMatchObject({ code: "notFound" });
  });

  test("sample people are nobody once others can reach the server", async () => {
    const actor = await newActor();
    const email = `sample-${actor.userId}@halden.example`;
    const person = await addUser(system, { email, name: "Sample", passwordHash: "none", isSample: true });
    const { cookie } = await session({ userId: person.id });
    expect(await personFromRequest(request({ cookie }))).toMatchObject({ email });
    process.env.TESSERA_TRUSTED_PROXY = "1";
    try {
      await expect(personFromRequest(request({ cookie }))).rejects.toMatchObject({ code: "unauthenticated" });
    } finally {
      delete process.env.TESSERA_TRUSTED_PROXY;
    }
  });

  test("a refusal says what is not allowed and whom to ask", async () => {
    const actor = await newActor({ jobRole: "executive", level: "editor" });
    expect(may(actor, "kpis.read")).toBe(true);
    expect(() => demand(actor, "datasets.build")).toThrow(
      "As executive with level editor you may not upload files, map and classify their columns and build dataset versions. Ask an admin of this workspace if you need to.",
    );
  });
});

test.each([
  ["0", "1.1.1.1", "direct"],
  ["1", "6.6.6.6, 1.1.1.1", "1.1.1.1"],
  ["2", "6.6.6.6, 1.1.1.1, 10.0.0.1", "1.1.1.1"],
  ["2", "1.1.1.1", "1.1.1.1"],
  ["1", null, "direct"],
])("with %s trusted proxies, %s comes from %s", (proxies, forwardedFor, expected) => {
  process.env.TESSERA_TRUSTED_PROXY = proxies;
  try {
    expect(callerOf({ forwardedFor, cookies: null }, "a@b.example").address).toBe(expected);
  } finally {
    delete process.env.TESSERA_TRUSTED_PROXY;
  }
});

function request(headers: Record<string, string>, method = "GET"): Request {
  return new Request(`${origin}/api/v1`, { method, headers });
}

async function session({ userId }: Pick<Actor, "userId">, lastsMs = 60_000) {
  const { id: sessionId } = await addSession(system, { userId, expiresAt: instantAfter(lastsMs) });
  const cookie = `tessera.session=${await encode({ token: { sid: sessionId }, secret: readSecret("auth") })}`;
  return { cookie, sessionId };
}
