import { ruleLimits } from "./rule-limits";

/** A pasted list as values: each once, in the order pasted; which came more than once, and which are left out and why. */
export interface PastedValues {
  readonly values: readonly string[];
  readonly repeated: readonly string[];
  readonly tooLong: number;
  /** Values beyond the most that a list may have. */
  readonly tooMany: number;
}

/**
 * Reads values parted by line ends, tabs, commas or semicolons; what stands in double quotes is one value, commas and all. Blanks
 * around a value do not count, capitals do. `room`: how many more values the list may have.
 */
export function pastedValues(text: string, room: number = ruleLimits.values): PastedValues {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  let tooLong = 0;
  for (const value of parted(text)) {
    if (value.length > ruleLimits.characters || /[\0\p{Surrogate}]/u.test(value)) tooLong += 1;
    else if (seen.has(value)) repeated.add(value);
    else seen.add(value);
  }
  const values = [...seen];
  return {
    values: values.slice(0, room),
    repeated: [...repeated],
    tooLong,
    tooMany: Math.max(0, values.length - room),
  };
}

function parted(text: string): string[] {
  const pieces = text.matchAll(/[ \t]*"((?:[^"]|"")*)"[ \t]*(?=[\r\n\t,;]|$)|([^\r\n\t,;]+)/g);
  return [...pieces]
    .map(([, quoted, bare]) => (quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"')).trim())
    .filter((value) => value !== "");
}
