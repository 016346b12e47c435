/** The token of an authorization header, or null where there is none. */
export function bearerOf(request: Request): string | null {
  const match = /^bearer +(\S{1,200}) *$/i.exec(request.headers.get("authorization") ?? "");
  return match?.[1] ?? null;
}
