import { describe, expect, test } from "vitest";
import { z } from "zod";
import { param, sql } from "@/lib/analytics/sql/fragment";
import { goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { smallVersion } from "@/lib/testing/small-version";
import { customerBucket } from "./customer-bucket";

interface In {
  salt: string;
  customerId: string;
  buckets: number;
}

describe.skipIf(!sharedFilesPresent())("golden bucket", () => {
  test.each(goldenCases<In, { bucket: number }>("bucket"))(
    "$id",
    async ({ in: { salt, customerId, buckets }, out }) => {
      const { ask } = await smallVersion({ tables: { customers: "select 'a' as customer_id" } });
      const bucket = customerBucket(param("VARCHAR", customerId), salt, buckets);
      const statement = sql`select cast(${bucket} as double) as bucket`;
      expect(await ask({ statement, row: z.object({ bucket: z.number() }) })).toEqual([{ bucket: out.bucket }]);
    },
  );
});
