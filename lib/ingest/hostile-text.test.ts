import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildTexts } from "@/lib/testing/ingest-texts";

/** Texts of one run; `npm run soak` asks for more. */
const hostileTexts = Number(process.env.HOSTILE_TEXTS ?? 25);

describe("every record is accounted for", () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '"',
      "a",
      "",
      " ",
      "1",
      '""',
      '"x',
      'x"',
      '"a,b"',
      '"a\nb"',
      '"a\r\nb"',
      '"q""r"',
      ' "s"',
      "é",
      "'",
      "\\",
      '"t" ',
      "\t",
      "\u0000",
    ),
    fc.string({ maxLength: 4 }),
  );
  const line = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(","));
  const text = fc
    .array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r", "\n\n")), { minLength: 1, maxLength: 12 })
    .map((lines) => `h1,h2,h3\n${lines.map(([one, end]) => one + end).join("")}`);

  it("kept + rejected = counted on hostile text", { timeout: 60_000 + 2_000 * hostileTexts }, async () => {
    await fc.assert(
      fc.asyncProperty(text, async (bytes) => {
        const built = await buildTexts({ "x.csv": bytes }, (draft) => ({
          ...draft,
          sources: draft.sources.map((source) => ({
            ...source,
            dialect: { encoding: "utf-8", delimiter: ",", quote: '"', header: true },
            columns: ["h1", "h2", "h3"].map((header, index) => ({
              index,
              header,
              type: "text",
              format: draft.sources[0]?.columns[0]?.format ?? plainFormat,
              targets: [{ table: "customers", field: null }],
              privacy: "none",
            })),
          })),
        }));
        const [source] = built.report.sources;
        expect((source?.kept ?? 0) + (source?.rejected ?? 0)).toBe(source?.records);
        expect(built.report.tables[0]?.rows).toBe(source?.kept);
        expect(built.report.gates.find(({ id }) => id === "records-accounted:x.csv")).toBeUndefined();
      }),
      { numRuns: hostileTexts, includeErrorInReport: true },
    );
  });
});

const plainFormat = {
  datePattern: null,
  decimal: "." as const,
  thousands: "" as const,
  multiply: 1,
  yesWords: [],
  noWords: [],
  valueMap: {},
};
