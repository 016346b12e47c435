import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { Slots } from "@/lib/analytics/engine/slots";
import { AppError } from "@/lib/domain/app-error";

type Lane = "strangers" | "known";

export const shortestPassword = 10;

/** Longer ones are refused rather than cut; hashing what a stranger sends must stay cheap. */
export const longestPassword = 200;

/** The password's hash with its salt and cost; refuses what is too short or too long. */
export async function hashPassword(password: string): Promise<string> {
  const length = [...password].length;
  if (length < shortestPassword || length > longestPassword) {
    const sentence = `A password has ${shortestPassword} to ${longestPassword} characters; this one has ${length}. A few words in a row are easy to remember.`;
    throw new AppError("invalid", sentence, [{ path: "password" }]);
  }
  const salt = randomBytes(16);
  const key = await derived(password, salt);
  return `scrypt$15$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/**
 * With no hash (nobody has this e-mail) the same work is done in vain, so that the time tells nothing. `lane`: where the try comes
 * from; those of strangers wait for each other alone.
 */
export async function passwordMatches(password: string, hash: string | null, lane: Lane = "known"): Promise<boolean> {
  const [, , salt = "", key = ""] = (hash ?? nobodysHash).split("$");
  const expected = Buffer.from(key, "base64url");
  const given = await derived(password.slice(0, longestPassword * 2), Buffer.from(salt, "base64url"), lane);
  return expected.length === given.length && timingSafeEqual(expected, given) && hash !== null;
}

const nobodysHash = `scrypt$15$${"A".repeat(22)}$${"A".repeat(43)}`;

// 2^15 · 8 · 128 bytes is 32 MB a hash; the default limit of Node is exactly that, and refuses it.
const cost: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

// However many sign in at once, hashing takes no more than this of the memory and the threads that everything else needs too.
const full = "Too many people are signing in at the same time. Wait a few seconds and try again.";

declare global {
  var tesseraPasswordLanes: { readonly strangers: Slots; readonly known: Slots } | undefined;
}

function derived(password: string, salt: Uint8Array, lane: Lane = "known"): Promise<Buffer> {
  globalThis.tesseraPasswordLanes ??= { strangers: new Slots(2, 20, full), known: new Slots(2, 20, full) };
  const run = () =>
    new Promise<Buffer>((resolve, reject) => {
      scrypt(password.normalize("NFKC"), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
    });
  return globalThis.tesseraPasswordLanes[lane].run(run);
}
