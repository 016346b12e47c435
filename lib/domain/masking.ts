/** Shown in place of a value that this role may see only in outline. Empty stays empty: the mask must not invent a value. */
export function maskedValue(kind: MaskKind, value: string | null): string | null {
  if (value === null || value === "") return value;
  return maskers[kind](value);
}

export type MaskKind = "email" | "name" | "text";

const maskers: Readonly<Record<MaskKind, (value: string) => string>> = {
  email: (value) => {
    const [box = "", host = ""] = value.split("@");
    return `${first(box)}***@${first(host)}***${host.includes(".") ? host.slice(host.lastIndexOf(".")) : ""}`;
  },
  name: (value) =>
    value
      .split(/\s+/)
      .filter((part) => part !== "")
      .slice(0, 4)
      .map((part) => `${first(part).toUpperCase()}.`)
      .join(" "),
  text: () => "(hidden)",
};

/** How a column with personal content is masked, by what its name says it holds. */
export function maskKindOf(columnName: string): MaskKind {
  if (/e-?mail/i.test(columnName)) return "email";
  if (/name|contact|person/i.test(columnName)) return "name";
  return "text";
}

function first(text: string): string {
  return [...text][0] ?? "";
}
