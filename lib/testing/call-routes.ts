import { routeTable } from "@/lib/api/route-table";
import type { CallApi } from "./hostile-world";

/** Calls the handlers as the server does: by the address of a call and who calls. */
export function callOf(workspace: string, tokens: Readonly<Record<string, string>>): CallApi {
  return async (method, address, { body, as = "admin" } = {}) => {
    const full = address.startsWith("/w/{workspace}")
      ? address.replace("{workspace}", workspace)
      : address.startsWith("/links/")
        ? address
        : `/w/${workspace}${address}`;
    const url = new URL(`http://localhost/api/v1${full}`);
    const [route, params] = routeOf(method, url.pathname);
    const request = new Request(url, {
      method,
      headers: {
        ...(tokens[as] === undefined ? { origin: "http://localhost" } : { authorization: `Bearer ${tokens[as]}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await route.handler(request, { params: Promise.resolve(params) });
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith("{") ? JSON.parse(text) : text };
  };
}

function routeOf(method: string, pathname: string) {
  const parts = pathname.split("/");
  for (const route of routeTable) {
    const places = route.definition.path.split("/");
    const fits = places.every((place, at) => place.startsWith("{") || place === parts[at]);
    if (route.definition.method !== method || places.length !== parts.length || !fits) continue;
    const named = places.flatMap((place, at) =>
      place.startsWith("{") ? [[place.slice(1, -1), decodeURIComponent(parts[at] ?? "")]] : [],
    );
    return [route, Object.fromEntries(named) as Record<string, string>] as const;
  }
  throw new Error(`there is no ${method} ${pathname}`);
}
