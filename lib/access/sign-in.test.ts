import { expect, test } from "vitest";
import { newId } from "@/lib/platform/ids";
import { addAttempt, recentFailures } from "@/lib/store/attempts";
import { addUser } from "@/lib/store/users";
import { withDatabases } from "@/lib/testing/databases";
import { callerOf } from "./client-address";
import { browserCookie } from "./known-browser";
import { mintSystemScope } from "./mint";
import { hashPassword, passwordMatches } from "./password";
import { delayMs, signIn } from "./sign-in";

const system = mintSystemScope();
const password = "four quiet grey stones";

test("a password fits its own hash alone", async () => {
  const hash = await hashPassword(password);
  expect(hash).not.toBe(await hashPassword(password));
  expect(await passwordMatches(password, hash)).toBe(true);
  expect(await passwordMatches(`${password} `, hash)).toBe(false);
  expect(await passwordMatches(password, null)).toBe(false);
  await expect(hashPassword("too short")).rejects.toMatchObject({ code: "invalid" });
  await expect(hashPassword("x".repeat(201))).rejects.toMatchObject({ code: "invalid" });
});

test("so many strangers' passwords are looked at, whatever their e-mails, and the others in a line of their own", async () => {
  const strangers = Array.from({ length: 25 }, () => passwordMatches("a password", null, "strangers"));
  const outcomes = Promise.allSettled(strangers);
  expect(await passwordMatches(password, await hashPassword(password))).toBe(true);
  const refused = (await outcomes).flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(refused.map(({ code }) => code)).toEqual(Array(3).fill("busy"));
});

test.each([
  [{ ofPair: 0, ofEmail: 0, ofAddress: 0 }, 0],
  [{ ofPair: 4, ofEmail: 4, ofAddress: 4 }, 0],
  [{ ofPair: 5, ofEmail: 5, ofAddress: 5 }, 1000],
  [{ ofPair: 7, ofEmail: 7, ofAddress: 7 }, 4000],
  [{ ofPair: 500, ofEmail: 500, ofAddress: 500 }, 8000],
  [{ ofPair: 0, ofEmail: 40, ofAddress: 0 }, 2000],
  [{ ofPair: 0, ofEmail: 0, ofAddress: 9000 }, 4000],
])("after %o failures the next try waits %i ms", (failures, expected) => {
  expect(delayMs(failures)).toBe(expected);
});

withDatabases("signing in", () => {
  test("a failing sentence counts down, the same for an unknown e-mail", async () => {
    const known = await newUser();
    for (const email of [known, `${newId()}@quarry.example`]) {
      const fail = () => signIn({ email, password: "a wrong password", address: email });
      const lead = "E-mail and password do not belong together.";
      await expect(fail()).rejects.toMatchObject({ sentence: `${lead} 4 tries left before signing in slows down.` });
      await expect(fail()).rejects.toMatchObject({ sentence: `${lead} 3 tries left before signing in slows down.` });
    }
  });

  test("after five failures it is slow, and the right password still gets in and clears the count", async () => {
    const email = await newUser();
    const address = newId();
    for (let index = 0; index < 5; index += 1) await addAttempt(system, { email, address, succeeded: false });
    const began = performance.now();
    await signIn({ email: email.toUpperCase(), password, address });
    expect(performance.now() - began).toBeGreaterThan(950);
    expect(await recentFailures(system, { email, address })).toMatchObject({ ofPair: 0 });
  });

  test("tries at the same moment wait for each other, and only so many may wait; a browser known of before is not among them", async () => {
    const [email, other] = [await newUser(), await newUser()];
    for (let index = 0; index < 5; index += 1) await addAttempt(system, { email, address: "direct", succeeded: false });
    const { name, value } = browserCookie(email.toUpperCase());
    const headers = { forwardedFor: null, cookies: `a=b; ${name}=${value}` };
    const tries = Array.from({ length: 12 }, () => signIn({ email, password, ...callerOf(headers, other) }));
    const outcomes = Promise.allSettled(tries);
    const known = callerOf(headers, email);
    expect(known).toMatchObject({ isKnown: true });
    expect(await Promise.race([signIn({ email, password, ...known }), tries[0]])).toHaveProperty("sessionId");
    expect((await recentFailures(system, { email, address: "direct" })).ofPair).toBe(5);
    const refused = (await outcomes).flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refused).toMatchObject([{ code: "tooMany" }, { code: "tooMany" }]);
    // What a browser keeps is of one e-mail, and of this server.
    for (const cookies of [null, `${name}=${value}x`, `${name}=x${value}`, `${name}=.`, `${name}=`])
      expect(callerOf({ forwardedFor: null, cookies }, email)).toEqual({ address: "direct", isKnown: false });
    expect(callerOf(headers, other)).toEqual({ address: "direct", isKnown: false });
  });

  test("sample people sign in only while the server is reachable from its own machine alone", async () => {
    const email = `${newId()}@halden.example`;
    await addUser(system, { email, name: "Sample", passwordHash: await hashPassword(password), isSample: true });
    expect(await signIn({ email, password, address: "a" })).toHaveProperty("sessionId");
    process.env.TESSERA_HOST = "0.0.0.0";
    try {
      const refused = signIn({ email, password, address: "a" });
      await expect(refused).rejects.toMatchObject({ code: "unauthenticated" });
    } finally {
      delete process.env.TESSERA_HOST;
    }
  });
});

async function newUser(): Promise<string> {
  const email = `${newId()}@quarry.example`;
  await addUser(system, { email, name: "Robin", passwordHash: await hashPassword(password) });
  return email;
}
