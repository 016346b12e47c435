import { expect, test } from "@playwright/test";
import type { DatasetView, JobView, RecipeDraft } from "@/lib/domain/dataset-resources";
import { dataFolder } from "./installation";
import { scriptOfOwner } from "./script";
import { readingPrograms } from "./server-process";
import { until } from "./until";

const header = "customer_id,company,monthly_revenue,churned";

test("a build whose program is killed fails with a sentence, leaves no version, and can be started again", async ({
  request,
}) => {
  const script = await scriptOfOwner(request);
  const many = Array.from({ length: 40_000 }, (_, at) => `c${at},Company ${at},${at}.50,${at % 3 ? "yes" : "no"}`);
  const file = await script.uploadBody([header, ...many].join("\n"), "long.csv");
  const { recipe } = await script.ask<RecipeDraft>("recipes/draft", { method: "POST", body: { files: [file.id] } });
  const { slug } = await script.ask<DatasetView>("datasets", { method: "POST", body: { name: "Killed build" } });
  const start = () =>
    script.ask<JobView>(`datasets/${slug}/versions`, { method: "POST", body: { recipe } }).then(({ id }) => id);
  const first = await start();
  const [program] = await until(
    () => readingPrograms(dataFolder()),
    (found) => found.length > 0,
  );
  process.kill(program ?? 0, "SIGKILL");
  const ended = await script.jobEnd(first);
  expect(ended).toMatchObject({ status: "failed", result: null });
  expect(ended.problem).toMatch(/ended before it was done; nothing was kept/);
  expect((await script.ask<DatasetView>(`datasets/${slug}`)).versions).toEqual([]);
  expect((await script.raw(`datasets/${slug}/versions/latest/report`)).status).toBe(404);
  expect(await script.jobEnd(await start())).toMatchObject({ status: "done", result: { dataset: slug, version: 1 } });
});
