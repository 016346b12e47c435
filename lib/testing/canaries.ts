/** Customers in the version; those of even numbers are looked after by one person. */
export const canaryCustomers = 60;

/** The text of a field that stands nowhere else: `za`, the field, o (of the owner) or x, the number of the customer. */
export function canary(field: string, at: number): string {
  return `za${field}${at % 2 === 0 ? "o" : "x"}${at}`;
}

/** What one customer pays: an amount like no other, and of which no sum and no mean is one. */
export function canaryAmount(at: number): string {
  return `${at % 2 === 0 ? 81 : 92}${String((at * at * 7919) % 99_991).padStart(5, "0")}.${((at * at * 31) % 89) + 11}`;
}

const rates = new Set(Array.from({ length: canaryCustomers }, (_, at) => canaryAmount(at).replace(".", "")));

/** Canaries of a text: field and whose, as in `mail x`. */
export function canariesIn(text: string): Set<string> {
  const words = [...text.matchAll(/za(name|mail|fone|sick|free|iden|subj|call|quot)([ox])\d/gi)];
  const amounts = [...text.matchAll(/(?<!\d)(81|92)\d{5}\.?\d\d(?!\d)/g)].filter(([amount]) =>
    rates.has(amount.replace(".", "")),
  );
  return new Set([
    ...words.map(([, field = "", whose = ""]) => `${field.toLowerCase()} ${whose.toLowerCase()}`),
    ...amounts.map(([, start]) => `rate ${start === "81" ? "o" : "x"}`),
  ]);
}
