import { expect, test } from "vitest";
import type { ColumnTarget } from "@/lib/domain/recipe";
import type { ColumnJudgement, JudgedColumn } from "./column-judgement";
import { droppedWords, mappingHeadline } from "./mapping-headline";

const field: ColumnTarget = { table: "customers", field: "churned" };
const attribute: ColumnTarget = { table: "customers", field: null };

function column(header: string, targets: ColumnTarget[], state: ColumnJudgement["state"] = "rest"): JudgedColumn {
  const format = { datePattern: null, multiply: 1, yesWords: [], noWords: [], valueMap: {} };
  return {
    column: {
      index: 0,
      header,
      type: "text",
      format: { ...format, decimal: ".", thousands: "" },
      targets,
      privacy: "none",
    },
    at: 0,
    profile: undefined,
    judgement: { state, question: null, canConfirm: false, unlocks: "", confidence: null, reason: "" },
  };
}

test("the columns of the headline add up; decisions are counted among them", () => {
  const columns = [
    ...Array.from({ length: 4 }, (_, at) => column(`f${at}`, [field], "key")),
    column("unsure", [field], "decide"),
    ...Array.from({ length: 3 }, (_, at) => column(`a${at}`, [attribute])),
  ];
  expect(mappingHeadline(columns)).toBe(
    "Mapping: 5 columns found their field and 3 stay attributes; 1 of the 8 needs a decision",
  );
  expect(mappingHeadline([column("f", [field]), column("a", [attribute]), column("x", [])])).toBe(
    "Mapping: 1 column found its field, 1 stays an attribute and 1 is left out",
  );
});

test("nothing is said to be dropped only where nothing is", () => {
  expect(droppedWords([column("a", [attribute])])).toMatch(/^Nothing is dropped/);
  expect(droppedWords([column("a", [attribute]), column("x", []), column("y", [])])).toBe(
    "What has no field is kept as an attribute. Left out: “x” and “y”.",
  );
});
