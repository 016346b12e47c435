import type { MoveWay } from "@/lib/domain/rule-edits";

export type KeyCommand = { readonly move: MoveWay } | { readonly step: "undo" | "redo" };

type Pressed = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

/** What a key means in the rule: Alt with an arrow moves a line, Ctrl or Cmd with Z takes the last edit back, with Shift makes it again. */
export function commandOf({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed): KeyCommand | null {
  if (altKey && !ctrlKey && !metaKey && !shiftKey) {
    const move = ways[key];
    return move === undefined ? null : { move };
  }
  if (altKey || ctrlKey === metaKey) return null;
  if (key.toLowerCase() === "z") return { step: shiftKey ? "redo" : "undo" };
  return key === "y" && ctrlKey ? { step: "redo" } : null;
}

const ways: Readonly<Record<string, MoveWay | undefined>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
};
