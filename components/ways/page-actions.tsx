"use client";

import { Button } from "@/components/ui/button";
import styles from "./page-actions.module.css";
import { ask } from "./way-events";

/** In the menu of the page: what may be done with it. The dialogs stand outside of the menu, which closes when one opens. */
export function PageActions() {
  return (
    <div className={styles.actions}>
      <Button tone="quiet" size="small" onClick={() => ask("keep")}>
        Keep this view
      </Button>
      <Button tone="quiet" size="small" onClick={() => ask("views")}>
        All kept views
      </Button>
      <Button tone="quiet" size="small" icon="link" onClick={() => ask("link")}>
        Copy link
      </Button>
      <Button tone="quiet" size="small" icon="print" onClick={() => window.print()}>
        Print or PDF
      </Button>
      <Button tone="quiet" size="small" onClick={() => ask("keys")}>
        Keyboard shortcuts
      </Button>
    </div>
  );
}
