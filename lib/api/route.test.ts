import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { log } from "@/lib/platform/log";
import { route } from "./route";

afterEach(() => vi.restoreAllMocks());

const context = { params: Promise.resolve(undefined) };

/** A public route that fails with what it is given. */
function failing(fault: () => unknown) {
  return route({
    method: "GET",
    path: "/api/v1/fails",
    summary: "Fails",
    permission: "public",
    answer: z.null(),
    handle: async () => {
      throw fault();
    },
  });
}

test("a caller who has left gets no answer, and nothing is written down", async () => {
  const written = vi.spyOn(log, "error");
  const leaving = new AbortController();
  const request = new Request("http://localhost/api/v1/fails", { signal: leaving.signal });
  leaving.abort(Object.assign(new Error("left"), { name: "ResponseAborted" }));
  for (const fault of [request.signal.reason, Object.assign(new Error("later"), { name: "ResponseAborted" })]) {
    const answer = await failing(() => fault).handler(request, context);
    expect([answer.status, await answer.text()]).toEqual([499, ""]);
  }
  expect(written).not.toHaveBeenCalled();
});

test("a fault of the program is written down, also where the caller has left", async () => {
  const written = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const signal = AbortSignal.abort();
  for (const init of [{}, { signal }]) {
    const request = new Request("http://localhost/api/v1/fails", init);
    expect((await failing(() => new TypeError("x is not a function")).handler(request, context)).status).toBe(500);
  }
  const stays = new Request("http://localhost/api/v1/fails");
  const aborted = Object.assign(new Error("left"), { name: "ResponseAborted" });
  expect((await failing(() => aborted).handler(stays, context)).status).toBe(500);
  expect(written).toHaveBeenCalledTimes(3);
});

test("NUL and halves of characters are refused in a sentence, wherever they stand", async () => {
  const echo = route({
    method: "POST",
    path: "/api/v1/echo",
    summary: "Takes a text",
    permission: "public",
    params: z.strictObject({ place: z.string() }),
    query: z.strictObject({ q: z.string().optional() }),
    body: z.record(z.string(), z.array(z.string())),
    answer: z.null(),
    status: 204,
    handle: async () => null,
  });
  const ask = (place: string, query: string, body: string) =>
    echo.handler(
      new Request(`http://localhost/api/v1/echo${query}`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json" },
      }),
      { params: Promise.resolve({ place }) },
    );
  expect((await ask("here", "?q=x", '{"a":["😀"]}')).status).toBe(204);
  for (const [part, answer] of [
    ["path", await ask("a\0b", "", "{}")],
    ["query", await ask("here", "?q=a%00b", "{}")],
    ["body", await ask("here", "", '{"a":["a\\u0000b"]}')],
    ["body", await ask("here", "", '{"a":["\\ud800"]}')],
    ["body", await ask("here", "", '{"\\u0000":[]}')],
  ] as const) {
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining(`The ${part} of the request holds`) });
  }
});
