/** A number with what follows it in the singular or the plural: `1 customer paid`, `1,200 customers paid`. */
export function counted(value: number, one: string, many: string): string {
  return `${value.toLocaleString("en-US")} ${value === 1 ? one : many}`;
}
