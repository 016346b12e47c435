import { expect, test } from "vitest";
import type { ColumnProfile } from "./file-profile";
import { toldCurrency } from "./told-currency";

function column(header: string, type: ColumnProfile["type"], ...samples: string[]): ColumnProfile {
  const format = {
    datePattern: null,
    decimal: ".",
    thousands: "",
    multiply: 1,
    yesWords: [],
    noWords: [],
    valueMap: {},
  };
  return {
    ...{ index: 0, header, type, typeReason: "", rows: 1, empty: 0, distinct: 1, minimum: null, maximum: null },
    ...{ samples, topValues: [], histogram: [], misfits: 0, misfitExamples: [], privacy: "none", privacyReason: null },
    format: { ...format, decimal: ".", thousands: "" },
    privacy: "none",
    suggestion: null,
  };
}

test("a sign or code in the header or the values of an amount tells the currency", () => {
  expect(toldCurrency([column("Monatsumsatz (€)", "money", "12,50")])).toBe("EUR");
  expect(toldCurrency([column("amount_usd", "number", "3")])).toBe("USD");
  expect(toldCurrency([column("RevenueCHF", "money", "3")])).toBe("CHF");
  expect(toldCurrency([column("fee", "money", "£3.10")])).toBe("GBP");
  expect(toldCurrency([column("fee", "money", "3.10 CAD $")])).toBe("CAD");
  expect(toldCurrency([column("Währung", "text", "EUR"), column("Betrag", "money", "3")])).toBe("EUR");
});

test("nothing is told by a text, by no sign, or by two currencies", () => {
  expect(toldCurrency([column("Comment", "text", "costs 5 $")])).toBeNull();
  expect(toldCurrency([column("MonthlyCharges", "money", "29.85")])).toBeNull();
  expect(toldCurrency([column("a €", "money", "1"), column("b $", "money", "1")])).toBeNull();
  expect(toldCurrency([])).toBeNull();
});
