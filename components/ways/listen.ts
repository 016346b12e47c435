import { secondKeyWithin, shortcutsOffKey } from "@/lib/domain/shortcut-keys";

/** What can be asked for from anywhere on a page: by a key, or by a button that is marked with it. */
export type Way = "find" | "keep" | "views" | "keys" | "link" | "print" | "table" | "go";

/** `letter`: of the place to go to; `from`: the button that asked. */
export interface Asked {
  readonly way: Way;
  readonly letter?: string;
  readonly from?: Element;
}

/**
 * Buttons are marked `data-way`, so that they need no script of their own. Ctrl or ⌘ K opens the palette from everywhere. "?" and g
 * with a letter work where nobody types and no dialog is open, and can be switched off (WCAG 2.1.4).
 */
export function listen(answer: (asked: Asked) => void): () => void {
  let first = Number.NEGATIVE_INFINITY;
  const click = ({ target }: MouseEvent) => {
    const from = target instanceof Element ? target.closest("[data-way]") : null;
    if (!from) return;
    // The menu it stood in gives the focus back to its button before a dialog takes it: it returns there.
    from.closest<HTMLElement>("[popover]")?.hidePopover();
    answer({ way: from.getAttribute("data-way") as Way, from });
  };
  const press = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, timeStamp } = event;
    if (event.defaultPrevented || event.isComposing) return;
    const isFind = (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "k";
    if (!isFind && (ctrlKey || metaKey || altKey || isTyping(event.target) || shortcutsAreOff())) return;
    if (isFind || key === "?") {
      event.preventDefault();
      answer({ way: isFind ? "find" : "keys" });
    } else if (timeStamp - first < secondKeyWithin) {
      first = Number.NEGATIVE_INFINITY;
      answer({ way: "go", letter: key.toLowerCase() });
    } else if (key === "g") first = timeStamp;
  };
  document.addEventListener("click", click);
  window.addEventListener("keydown", press);
  return () => {
    document.removeEventListener("click", click);
    window.removeEventListener("keydown", press);
  };
}

/** Fields, trees and lists take letters themselves; so does whatever is in a dialog. */
function isTyping(target: EventTarget | null): boolean {
  const takes = 'input,textarea,select,[contenteditable],[role="tree"],[role="listbox"],[role="grid"],dialog[open]';
  return (
    (target instanceof Element && target.closest(takes) !== null) || document.querySelector("dialog:modal") !== null
  );
}

export function shortcutsAreOff(): boolean {
  try {
    return localStorage.getItem(shortcutsOffKey) !== null;
  } catch {
    return false;
  }
}
