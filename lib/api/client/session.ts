/** Signs in with e-mail and password through next-auth's own routes. Answers null, or the sentence that says why not. */
export async function signIn(email: string, password: string): Promise<string | null> {
  const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
  const response = await fetch("/api/auth/callback/credentials", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email, password, json: "true", redirect: "false", callbackUrl: "/" }),
  });
  if (response.ok) return null;
  const { url } = (await response.json().catch(() => ({ url: "" }))) as { url: string };
  const said = url === "" ? null : new URL(url, location.origin).searchParams.get("error");
  return said ?? "Signing in failed. Try again in a moment.";
}

/** Ends the session on this device; the session's row is revoked on the server. */
export async function signOut(): Promise<void> {
  const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
  await fetch("/api/auth/signout", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, json: "true", callbackUrl: "/sign-in" }),
  });
}
