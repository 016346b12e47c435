import { expect, test } from "vitest";
import { AppError } from "@/lib/domain/app-error";
import { outline } from "./log";

test("what is written down about an error holds no values", () => {
  const driver = Object.assign(new Error("duplicate key (ines@quarry.example)"), { code: "23505" });
  const query = new Error("Failed query: insert … params: ines@quarry.example", { cause: driver });
  const error = new AppError("conflict", "ines@quarry.example is there", [], { cause: query });
  const written = outline(error);
  expect(JSON.stringify(written)).not.toContain("ines");
  expect(written).toMatchObject({
    name: "AppError",
    code: "conflict",
    cause: { name: "Error", cause: { code: "23505" } },
  });
  expect(written.frames?.[0]).toContain("log.test.ts");
});

test("faults of the program keep their message", () => {
  expect(outline(new TypeError("x is not a function"))).toMatchObject({ message: "x is not a function" });
  expect(outline("ines@quarry.example")).toEqual({ name: "string" });
});
