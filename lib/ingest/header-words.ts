/** A header as plain words: `MonthlyCharges`, `monthly_charges` and `Monthly charges` all give "monthly charges". */
export function headerWords(header: string): string {
  return header
    .replace(/([a-zäöü0-9])([A-ZÄÖÜ])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z0-9äöüß]+/g, " ")
    .trim();
}
