"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { shortcutsOffKey } from "@/lib/domain/shortcut-keys";
import styles from "./keys-dialog.module.css";
import { shortcutsAreOff } from "./listen";

export interface KeysDialogProps {
  readonly places: readonly { readonly letter: string; readonly name: string; readonly href: string }[];
  readonly onClose: () => void;
}

/** What the keys do, and the switch for those that are letters. */
export function KeysDialog({ places, onClose }: KeysDialogProps) {
  const [isOff, setOff] = useState(shortcutsAreOff);
  const rows: [string[], string][] = [
    [["Ctrl", "K"], "Find anything: pages, segments, customers, commands (on a Mac ⌘ K)"],
    [["Esc"], "Close what is open"],
    [["?"], "This list"],
    ...places.map(({ letter, name }): [string[], string] => [["g", letter], name]),
  ];
  return (
    <Dialog open title="Keyboard shortcuts" onClose={onClose}>
      <dl className={styles.keys}>
        {rows.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label="Use the shortcuts of letters and “?”"
        hint="One after the other, never while you type. Ctrl K works in any case."
        checked={!isOff}
        onChange={(event) => {
          switchShortcuts(event.currentTarget.checked);
          setOff(!event.currentTarget.checked);
        }}
      />
    </Dialog>
  );
}

function switchShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(shortcutsOffKey);
    else localStorage.setItem(shortcutsOffKey, "yes");
  } catch {
    // A browser that keeps nothing keeps the shortcuts on.
  }
}
