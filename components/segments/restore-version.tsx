"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { restoreVersion } from "@/lib/api/client/segments";
import { segmentHref } from "@/lib/domain/segment-address";
import { DialogForm } from "./dialog-form";
import { NoteField, noteIn } from "./note-field";
import { useRequest } from "./use-request";

export interface RestoreVersionProps {
  readonly workspace: string;
  readonly segment: string;
  readonly version: { readonly number: number; readonly sentence: string };
  /** The number that the restored definition gets. */
  readonly next: number;
}

/** Makes an older definition the next one. */
export function RestoreVersion({ workspace, segment, version, next }: RestoreVersionProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { isBusy, error, run } = useRequest();
  const restore = (fields: FormData) =>
    run(async () => {
      await restoreVersion(workspace, segment, { number: version.number, note: noteIn(fields) });
      router.push(segmentHref(workspace, segment, { tab: "history" }));
      router.refresh();
      setOpen(false);
    });
  return (
    <>
      <Button size="small" aria-label={`Restore version ${version.number}`} onClick={() => setOpen(true)}>
        Restore
      </Button>
      <DialogForm
        open={isOpen}
        title={`Restore version ${version.number}`}
        send={`Publish it as version ${next}`}
        busy={isBusy}
        error={error}
        onClose={() => setOpen(false)}
        onSend={(fields) => void restore(fields)}
      >
        <p>{version.sentence}</p>
        <p>The versions between stay in the history, and a draft stays as it is.</p>
        <NoteField />
      </DialogForm>
    </>
  );
}
