import { cookies } from "next/headers";
import type { AuthOptions } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { AppError } from "@/lib/domain/app-error";
import { logUnexpected } from "@/lib/platform/log";
import { readSecret } from "@/lib/platform/secrets";
import { findSessionPerson, revokeSession } from "@/lib/store/sessions";
import { callerOf } from "./client-address";
import { browserCookie } from "./known-browser";
import { mintSystemScope } from "./mint";
import { sessionCookieName, usesHttps } from "./session-cookie";
import { sessionLastsMs, signIn } from "./sign-in";

/** next-auth's part: it checks the form and keeps the cookie. The cookie names a session; the session's row decides. */
export function authOptions(): AuthOptions {
  return {
    secret: readSecret("auth"),
    session: { strategy: "jwt", maxAge: sessionLastsMs / 1000 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    useSecureCookies: usesHttps(),
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: usesHttps() },
      },
    },
    providers: [
      credentialsProvider({
        name: "Tessera",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials, request) => authorized(credentials, request.headers),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => {
        if (user) return { sid: user.id };
        return token.sid === undefined ? {} : { sid: token.sid };
      },
      // Scripts can read what this answers, so the session's id stays out of it.
      session: async ({ session, token }) => {
        const person = token.sid === undefined ? null : await findSessionPerson(mintSystemScope(), token.sid);
        const { expires } = session;
        return person === null ? { expires } : { expires, user: { name: person.name, email: person.email } };
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sid !== undefined) await revokeSession(mintSystemScope(), token.sid);
      },
    },
    logger: {
      error: (code) => void logUnexpected(new Error(code), `next-auth ${code}`),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

const formSchema = z.object({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(1000) });

/** next-auth shows the message of what is thrown here, so only sentences for people leave. */
async function authorized(credentials: unknown, headers: Record<string, unknown> | undefined): Promise<{ id: string }> {
  const form = formSchema.safeParse(credentials);
  if (!form.success) throw new Error("Fill in your e-mail and your password.");
  const { email } = form.data;
  const headerOf = (name: string) => (typeof headers?.[name] === "string" ? headers[name] : null);
  const caller = callerOf({ forwardedFor: headerOf("x-forwarded-for"), cookies: headerOf("cookie") }, email);
  try {
    const { sessionId } = await signIn({ ...form.data, ...caller });
    if (!caller.isKnown) (await cookies()).set(browserCookie(email));
    return { id: sessionId };
  } catch (error) {
    if (error instanceof AppError) throw new Error(error.sentence);
    throw new Error(`Signing in failed for a reason on our side. Reference ${logUnexpected(error, "sign-in")}.`);
  }
}
