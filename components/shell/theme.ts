export type Theme = "light" | "dark";

/** The theme a cookie names, or undefined: then the system's setting holds. */
export function themeOf(value: string | undefined): Theme | undefined {
  return value === "light" || value === "dark" ? value : undefined;
}
