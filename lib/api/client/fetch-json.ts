import { faultOfAnswer, faultOfConnection } from "./request-fault";

export interface JsonRequest {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** Asks the API; a problem answer or a lost connection is thrown as a RequestFault. The caller names the type of the answer. */
export async function fetchJson<Answer>(address: string, request: JsonRequest = {}): Promise<Answer> {
  const response = await answered(address, request);
  const body = await response.text();
  if (!response.ok) throw faultOfAnswer(response.status, body);
  return (body === "" ? null : JSON.parse(body)) as Answer;
}

/** The address of something in a workspace; every part is encoded. */
export function workspaceAddress(workspace: string, ...parts: readonly (string | number)[]): string {
  return ["/api/v1/w", workspace, ...parts].map((part, at) => (at === 0 ? part : encodeURIComponent(part))).join("/");
}

async function answered(address: string, { method = "GET", body, signal }: JsonRequest): Promise<Response> {
  try {
    return await fetch(address, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") throw fault;
    throw faultOfConnection();
  }
}
