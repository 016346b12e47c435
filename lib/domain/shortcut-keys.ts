/** Where two keys lead, below the workspace's address. */
export interface Shortcut {
  readonly keys: readonly [string, string];
  readonly path: string;
}

/** g and a letter, one after the other; no letter alone does anything. */
export const shortcuts: readonly Shortcut[] = [
  { keys: ["g", "b"], path: "/brief" },
  { keys: ["g", "m"], path: "/measure" },
  { keys: ["g", "s"], path: "/segments" },
  { keys: ["g", "c"], path: "/compare" },
  { keys: ["g", "p"], path: "/prioritise" },
  { keys: ["g", "r"], path: "/rollout" },
  { keys: ["g", "u"], path: "/customers" },
  { keys: ["g", "n"], path: "/notes" },
];

/** Milliseconds in which the second key has to follow. */
export const secondKeyWithin = 1500;

/** Where shortcuts of printable keys are switched off, as WCAG 2.1.4 asks for; Ctrl K stays. */
export const shortcutsOffKey = "tessera-shortcuts-off";
