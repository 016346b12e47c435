/** The text of a field of a sent form, without the blanks around it; empty where the form has no such field. */
export function fieldText(fields: FormData, name: string): string {
  return String(fields.get(name) ?? "").trim();
}
