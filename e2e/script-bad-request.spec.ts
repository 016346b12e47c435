import { expect, test } from "@playwright/test";
import { installation } from "./installation";
import { type Script, scriptOfOwner } from "./script";

let script: Script;
test.beforeAll(async ({ request }) => {
  script = await scriptOfOwner(request);
});

test.afterEach(async ({ request }) => {
  expect(await (await request.get("/api/health")).json()).toMatchObject({ ok: true });
});

const json = { "content-type": "application/json" };
const cases: readonly [name: string, path: string, init: RequestInit, status: number, sentence: RegExp][] = [
  ["no JSON", "datasets", { method: "POST", headers: json, body: "{name:" }, 400, /not valid JSON/],
  ["another type", "datasets", { method: "POST", body: "name=x" }, 400, /content-type: application\/json/],
  ["a wrong field", "datasets", { method: "POST", headers: json, body: '{"nam":"x"}' }, 400, /body\.name|body/],
  ["a wrong type", "datasets", { method: "POST", headers: json, body: '{"name":7}' }, 400, /body\.name/],
  ["a field too many", "datasets", { method: "POST", headers: json, body: '{"name":"x","y":1}' }, 400, /body/],
  ["an empty name", "datasets", { method: "POST", headers: json, body: '{"name":"  "}' }, 400, /body\.name/],
  [
    "a body that is too large",
    "datasets",
    { method: "POST", headers: json, body: `"${"x".repeat(2_100_000)}"` },
    413,
    /larger than 2 MB/,
  ],
  [
    "a body that is not UTF-8",
    "datasets",
    { method: "POST", headers: json, body: Buffer.from([34, 255, 34]) },
    400,
    /UTF-8/,
  ],
  ["an unknown dataset", "datasets/no-such-thing", {}, 404, /.{20,}/],
  ["an unknown version", "datasets/no-such-thing/versions/7/report", {}, 404, /.{20,}/],
  ["a version that is no number", "datasets/x/versions/newest/report", {}, 400, /version number or latest/],
  ["an unknown file", "files/none", {}, 404, /.{20,}/],
  ["an unknown job", "jobs/none", {}, 404, /.{20,}/],
  ["an unknown address", "no/such/route", {}, 404, /.{20,}/],
  ["a question without a metric", "datasets/x/versions/1/scoreboard?by=customers.a", {}, 400, /metric/],
];

for (const [name, path, init, status, sentence] of cases) {
  test(`${name} is answered with problem JSON and a sentence`, async () => {
    const response = await fetch(script.address(path), {
      ...init,
      headers: { ...init.headers, ...script.authorization },
    });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = (await response.json()) as { status: number; detail: string };
    expect(problem.status).toBe(status);
    expect(problem.detail).toMatch(sentence);
    expect(problem.detail).toMatch(/\.$/);
  });
}

test("an address of the API that is none is problem JSON too; a wrong method is 405", async () => {
  const { address } = await installation();
  const unknown = await fetch(`${address}/api/v1/nothing/here`);
  expect([unknown.status, unknown.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  const method = await fetch(script.address("datasets"), { method: "DELETE", headers: script.authorization });
  expect(method.status).toBe(405);
});

test("without a token, with a wrong one, and in a foreign workspace: 401, 401, 404", async () => {
  const { address } = await installation();
  expect((await fetch(script.address("datasets"))).status).toBe(401);
  const wrong = { authorization: "Bearer tsr_wrong" };
  expect((await fetch(script.address("datasets"), { headers: wrong })).status).toBe(401);
  const foreign = await fetch(`${address}/api/v1/w/halden/datasets`, { headers: script.authorization });
  expect(foreign.status).toBe(404);
});
