import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { prepareDataFolder } from "@/lib/platform/secrets";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { customerOfStandIn } from "./customer-stand-ins";
import { pseudonym } from "./shown-cell";

const { TESSERA_DATA } = process.env;
const folder = mkdtempSync(path.join(tmpdir(), "tessera-stand-ins-"));
let small: SmallVersion;

beforeAll(async () => {
  process.env.TESSERA_DATA = path.join(folder, "data");
  prepareDataFolder();
  const customers = "select 'K' || cast(100000 + i as varchar) as customer_id from range(20000) as t(i)";
  small = await smallVersion({ tables: { customers } });
  globalThis.tesseraEngine = small.engine;
});
afterAll(async () => {
  await small.engine.close();
  globalThis.tesseraEngine = undefined;
  if (TESSERA_DATA === undefined) delete process.env.TESSERA_DATA;
  else process.env.TESSERA_DATA = TESSERA_DATA;
  rmSync(folder, { recursive: true, force: true });
});

test("customers are found by their stand-ins, which are made once for all who ask and let others in between", async () => {
  const { version, engine } = small;
  const asked = vi.spyOn(engine, "ask");
  let turns = 0;
  let isWaiting = true;
  const others = () => {
    turns += 1;
    if (isWaiting) setImmediate(others);
  };
  others();
  const meant = ["K100000", "K109999", "K110000", "K119999"];
  const found = meant.map((id) => customerOfStandIn(version, pseudonym(id, version.id)));
  expect(await Promise.all(found)).toEqual(meant);
  isWaiting = false;
  // Three pages of ids (the last one is empty), then one customer each.
  expect(asked).toHaveBeenCalledTimes(3 + meant.length);
  expect(turns).toBeGreaterThan(20_000 / 500);
  for (const nobody of ["c-ffffffffffffffffffff", pseudonym("K100000", version.id).slice(0, 12), "K100000", ""])
    expect(await customerOfStandIn(version, nobody)).toBeUndefined();
  expect(asked).toHaveBeenCalledTimes(3 + meant.length);
});
