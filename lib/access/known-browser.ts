import { createHmac, timingSafeEqual } from "node:crypto";
import { newSecret } from "@/lib/platform/ids";
import { readSecret } from "@/lib/platform/secrets";
import { cookieOf, usesHttps } from "./session-cookie";

const name = () => (usesHttps() ? "__Secure-tessera.browser" : "tessera.browser");

/** What a browser keeps in which somebody has proven who they are. It opens nothing: their tries to sign in wait in a line of its own. */
export function browserCookie(email: string) {
  const id = newSecret();
  return {
    name: name(),
    value: `${id}.${signed(id, email)}`,
    httpOnly: true,
    sameSite: "lax",
    secure: usesHttps(),
    path: "/api",
    maxAge: 400 * 86_400,
  } as const;
}

/** The id of the browser in a cookie header, if this e-mail has signed in there before. */
export function knownBrowser(cookies: string | null, email: string): string | null {
  const cookie = cookieOf(cookies, name());
  if (cookie === null) return null;
  const [id = "", mark = ""] = cookie.split(".");
  const [given, expected] = [Buffer.from(mark), Buffer.from(signed(id, email))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

function signed(id: string, email: string): string {
  const text = JSON.stringify(["browser", id, email.toLowerCase()]);
  return createHmac("sha256", readSecret("auth")).update(text).digest("base64url");
}
