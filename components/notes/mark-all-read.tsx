"use client";

import { Button } from "@/components/ui/button";
import { useChange } from "./use-change";

export interface MarkAllReadProps {
  readonly workspace: string;
  /** When the page was made: what came later stays unread. */
  readonly upTo: string;
}

export function MarkAllRead({ workspace, upTo }: MarkAllReadProps) {
  const { isBusy, error, run } = useChange();
  return (
    <>
      <Button
        size="small"
        icon="check"
        busy={isBusy}
        onClick={() => run(async () => (await import("@/lib/api/client/notes")).markRead(workspace, null, upTo))}
      >
        Mark all as read
      </Button>
      {error === undefined ? null : <p role="alert">{error}</p>}
    </>
  );
}
