import { expect, test } from "vitest";
import { suggestPrivacy } from "./suggest-privacy";

const twenty = Array.from({ length: 20 }, (_, index) => index);

test("a column is personal by its header or by what its values look like", () => {
  expect(suggestPrivacy("Contact e-mail", ["x"]).privacy).toBe("personal");
  expect(
    suggestPrivacy(
      "Phone",
      twenty.map((index) => `+49 30 ${1_000_000 + index}`),
    ).privacy,
  ).toBe("personal");
  expect(
    suggestPrivacy(
      "reach me at",
      twenty.map((index) => `a${index}@b.example`),
    ).privacy,
  ).toBe("personal");
  expect(
    suggestPrivacy(
      "Plan",
      twenty.map((index) => `plan ${index}`),
    ).privacy,
  ).toBe("none");
});

test("a switch whose header names something personal holds nobody's data, a sensitive one does", () => {
  const switched = twenty.map((index) => (index % 2 === 0 ? "Yes" : "No"));
  expect(suggestPrivacy("PhoneService", switched).privacy).toBe("none");
  expect(suggestPrivacy("gender", switched).privacy).toBe("sensitive");
});
