import { createHash, randomBytes } from "node:crypto";

// Crockford's alphabet: no i, l, o, u, so that an id read aloud or copied by hand stays the same id.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** An unguessable id: 128 random bits in 26 characters that are safe in addresses and file names. */
export function newId(): string {
  return base32(randomBytes(16)).padStart(26, "0");
}

/** True for text in the form of `newId`; anything else never becomes part of a path. */
export function isId(text: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{26}$/.test(text);
}

/** A secret of 256 random bits for links and tokens. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** A short reference a person can read out to whoever looks into the log, for example `7K2-4MQ`. */
export function newReference(): string {
  const text = base32(randomBytes(4)).toUpperCase().padStart(7, "0").slice(-6);
  return `${text.slice(0, 3)}-${text.slice(3)}`;
}

export function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function base32(bytes: Uint8Array): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  let text = "";
  for (; rest > 0n; rest >>= 5n) text = `${alphabet[Number(rest & 31n)]}${text}`;
  return text;
}
