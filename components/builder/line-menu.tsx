import { useId, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import styles from "./line-menu.module.css";

export interface LineCommand {
  readonly words: string;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

export interface LineMenuProps {
  /** "More for condition 2 of 4 in all of these" */
  readonly label: string;
  readonly commands: readonly LineCommand[];
}

/** What can be done with a line beside changing it; the browser's own popover closes it on Escape and on a click elsewhere. */
export function LineMenu({ label, commands }: LineMenuProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={styles.opener}
        aria-label={label}
        data-control="more"
        popoverTarget={id}
      >
        <Icon name="more" />
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a set of fields it is not */}
      <div ref={list} id={id} role="group" aria-label={label} popover="auto" className={styles.list}>
        {commands.map(({ words, keys, run }) => (
          <button
            key={words}
            type="button"
            className={styles.command}
            aria-keyshortcuts={keys?.replace(" ", "+")}
            onClick={() => {
              list.current?.hidePopover();
              // The line's own button holds the focus while the line moves; then the line takes it.
              opener.current?.focus();
              run();
            }}
          >
            {words}
            {keys === undefined ? null : <kbd>{keys}</kbd>}
          </button>
        ))}
      </div>
    </>
  );
}
