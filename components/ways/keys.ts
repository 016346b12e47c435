import { secondKeyWithin, shortcutsOffKey } from "@/lib/domain/shortcut-keys";
import type { Way } from "./way-events";

/**
 * Ctrl or ⌘ K opens the palette from everywhere. "?" and g with a letter work where nobody types and no dialog is open, and can be
 * switched off (WCAG 2.1.4).
 */
export function listenToKeys(open: (way: Way) => void, go: (letter: string) => void): () => void {
  let first = 0;
  const listen = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (event.defaultPrevented || event.isComposing) return;
    if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "k") {
      event.preventDefault();
      open("find");
      return;
    }
    if (ctrlKey || metaKey || altKey || isTyping(event.target) || shortcutsAreOff()) return;
    if (key === "?") {
      event.preventDefault();
      open("keys");
    } else if (event.timeStamp - first < secondKeyWithin) {
      first = 0;
      go(key.toLowerCase());
    } else if (key === "g") first = event.timeStamp;
  };
  window.addEventListener("keydown", listen);
  return () => window.removeEventListener("keydown", listen);
}

/** Fields, trees and lists take letters themselves; so does whatever is in a dialog. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const takes =
    'input, textarea, select, [contenteditable], [role="tree"], [role="listbox"], [role="grid"], dialog[open]';
  return target.closest(takes) !== null || document.querySelector("dialog:modal") !== null;
}

export function shortcutsAreOff(): boolean {
  try {
    return localStorage.getItem(shortcutsOffKey) !== null;
  } catch {
    return false;
  }
}

export function switchShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(shortcutsOffKey);
    else localStorage.setItem(shortcutsOffKey, "yes");
  } catch {
    // A browser that keeps nothing keeps the shortcuts on.
  }
}
