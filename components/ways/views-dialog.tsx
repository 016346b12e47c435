"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { dropView, keptViews, shareView } from "@/lib/api/client/ways";
import { namesCustomer } from "@/lib/domain/customers-address";
import type { KeptView } from "@/lib/domain/kept-view";
import styles from "./views-dialog.module.css";

export interface ViewsDialogProps {
  readonly workspace: string;
  readonly mayShare: boolean;
  readonly onClose: () => void;
  readonly say: (sentence: string) => void;
}

/** One's own views and those of others: to open, to share, to drop. */
export function ViewsDialog({ workspace, mayShare, onClose, say }: ViewsDialogProps) {
  const router = useRouter();
  const [views, setViews] = useState<readonly KeptView[]>();
  const [fault, setFault] = useState<string>();
  const load = useCallback(
    () => keptViews(workspace).then(setViews, (error: Error) => setFault(error.message)),
    [workspace],
  );
  useEffect(() => void load(), [load]);
  const change = (work: () => Promise<unknown>, done: string) => {
    setFault(undefined);
    work().then(
      () => {
        say(done);
        router.refresh();
        return load();
      },
      (error: Error) => setFault(error.message),
    );
  };
  return (
    <Dialog open title="Kept views" onClose={onClose}>
      {fault === undefined ? null : (
        <Notice tone="bad" role="alert">
          {fault}
        </Notice>
      )}
      {views === undefined && fault === undefined ? <p role="status">Looking …</p> : null}
      {views?.length === 0 ? (
        <p>No view is kept yet. Open a page as you want it, then choose “Keep this view”.</p>
      ) : null}
      <ul className={styles.views}>
        {views?.map(({ id, name, address, isOwn, isShared, keptBy }) => (
          <li key={id}>
            <div className={styles.words}>
              <Link href={address} onClick={onClose}>
                {name}
              </Link>
              <span>{isOwn ? (isShared ? "shared by you" : "yours alone") : `shared by ${keptBy}`}</span>
            </div>
            {isOwn && mayShare && (isShared || !namesCustomer(address)) ? (
              <Button
                size="small"
                aria-label={`${isShared ? "Stop sharing" : "Share"} ${name}`}
                onClick={() => change(() => shareView(workspace, id, !isShared), isShared ? "Not shared" : "Shared")}
              >
                {isShared ? "Stop sharing" : "Share"}
              </Button>
            ) : null}
            {isOwn ? (
              <Button
                size="small"
                tone="quiet"
                aria-label={`Drop ${name}`}
                onClick={() => change(() => dropView(workspace, id), `Dropped: ${name}`)}
              >
                Drop
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
