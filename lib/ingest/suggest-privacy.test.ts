import { expect, test } from "vitest";
import { suggestPrivacy as suggest } from "./suggest-privacy";

/** Of a column whose values are all different, but for those that are said to stand in more cells. */
function suggestPrivacy(header: string, values: readonly string[], { filled = values.length, isYesNo = false } = {}) {
  return suggest({ header, values, distinct: values.length, filled, isYesNo });
}

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

test("a person's role with values like first and last names is personal, a team or a product is not", () => {
  const people = ["Darcel Schlecht", "Anna-Lena Müller", "Rosie van der Berg", "Versie H. Hillebrand", "Pat O'Neil"];
  expect(suggestPrivacy("sales_agent", people)).toEqual({
    privacy: "personal",
    reason: 'the header "sales_agent" names a person\'s role, and the values look like names',
  });
  expect(suggestPrivacy("Betreuerin", people).privacy).toBe("personal");
  expect(suggestPrivacy("manager", ["East 1", "West 2", "north", "south", "5"]).privacy).toBe("none");
  expect(suggestPrivacy("city", ["New York", "Los Angeles", "San Diego"]).privacy).toBe("none");
  expect(suggestPrivacy("owner", ["Acme", "Bolt", "Corner"]).privacy).toBe("none");
});

test("a switch whose header names something personal holds nobody's data, a sensitive one does", () => {
  const switched = ["Yes", "No"];
  expect(suggestPrivacy("PhoneService", switched, { isYesNo: true }).privacy).toBe("none");
  expect(suggestPrivacy("Phone plan", ["Yes", "No", "No internet"], { filled: 20 }).privacy).toBe("none");
  expect(suggestPrivacy("Phone", ["0301234567", "030765432"], { filled: 2 }).privacy).toBe("personal");
  expect(suggestPrivacy("gender", switched, { isYesNo: true }).privacy).toBe("sensitive");
});
