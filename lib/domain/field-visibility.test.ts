import { expect, test } from "vitest";
import { jobRoles, levels } from "./actor";
import { fieldVisibility, type VisibleField } from "./field-visibility";

// V visible, M masked, B band, P pseudonym, X absent; "V/M" is own accounts / others.
// Columns: admin, analyst, executive, product, success, marketing, sales.
const expected: readonly [VisibleField, string][] = [
  [{ table: "customers", name: "email", privacy: "personal" }, "V M X X V/M X X"],
  [{ table: "customers", name: "customer_id", privacy: "personal" }, "V M X X V/M X X"],
  [{ table: "customers", name: "Diagnosis", privacy: "sensitive" }, "V M X X X X X"],
  [{ table: "customers", name: "name", privacy: "none" }, "V V V V V V V"],
  [{ table: "customers", name: "monthly_revenue", privacy: "none" }, "V V V B V/X X X"],
  [{ table: "payments", name: "amount", privacy: "none" }, "V V V B V/X X X"],
  [{ table: "tickets", name: "Description", privacy: "freeText" }, "V V X M V/X X X"],
  [{ table: "deals", name: "customer_id", privacy: "none" }, "V P X P V/X X X"],
  [{ table: "customers", name: "Contract", privacy: "none" }, "V V V V V V V"],
];

const letters = { visible: "V", masked: "M", band: "B", pseudonym: "P", absent: "X" };
const columns = ["admin", "analyst", "executive", "product", "success", "marketing", "sales"] as const;

test.each(expected)("%o is seen as written here", (field, row) => {
  const cells = row.split(" ");
  for (const jobRole of jobRoles) {
    for (const level of levels) {
      const { own, others, logged } = fieldVisibility({ jobRole, level }, field);
      const shown = own === others ? letters[own] : `${letters[own]}/${letters[others]}`;
      expect(shown, `${jobRole} ${level}`).toBe(cells[columns.indexOf(level === "admin" ? "admin" : jobRole)]);
      expect(logged).toBe(level === "admin" && (field.privacy === "personal" || field.privacy === "sensitive"));
    }
  }
});

test("an unknown role sees nothing, not even a plain column", () => {
  const jobRole = "owner" as unknown as "sales";
  const field: VisibleField = { table: "customers", name: "Contract", privacy: "none" };
  expect(fieldVisibility({ jobRole, level: "editor" }, field)).toEqual({
    own: "absent",
    others: "absent",
    logged: false,
  });
});
