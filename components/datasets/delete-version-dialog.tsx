"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { useRequest } from "@/components/ui/use-request";
import { deleteVersion } from "@/lib/api/client/versions";
import type { VersionDeletion } from "@/lib/domain/version-deletion";
import styles from "./datasets.module.css";
import { count, tableName } from "./words";

export interface DeleteVersionDialogProps {
  readonly workspace: string;
  readonly deletion: VersionDeletion;
  readonly onClose: () => void;
}

/** Names what a version holds before it is deleted; where something needs it, names that instead. */
export function DeleteVersionDialog({ workspace, deletion, onClose }: DeleteVersionDialogProps) {
  const router = useRouter();
  const [isUnsure, setUnsure] = useState(false);
  const { isBusy, error, run } = useRequest();
  const { dataset, number, needs } = deletion;
  const title = `Delete version ${number} of ${dataset.name}`;
  if (needs.length > 0)
    return (
      <Dialog open title={title} onClose={onClose}>
        <p>It cannot be deleted while something needs it:</p>
        <ul className={styles.needs}>
          {needs.map(({ sentence, href }) => (
            <li key={`${sentence} ${href}`}>{href === null ? sentence : <a href={href}>{sentence}</a>}</li>
          ))}
        </ul>
      </Dialog>
    );
  const remove = (fields: FormData) => {
    if (fields.get("sure") !== "on") return setUnsure(true);
    return run(async () => {
      await deleteVersion({ workspace, dataset: dataset.slug, version: number });
      router.push(`/w/${workspace}/measure`);
      router.refresh();
    });
  };
  return (
    <DialogForm
      title={title}
      send="Delete it for good"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={(fields) => void remove(fields)}
    >
      <p>{`It holds ${holdings(deletion)}. All of it goes, and links to its numbers then say that it was deleted.`}</p>
      <p>The uploaded files, the mapping and the sizes in the histories of segments stay.</p>
      <Checkbox
        name="sure"
        label="I know that its numbers cannot be shown any more"
        error={isUnsure ? "Tick this, or cancel" : undefined}
        onChange={() => setUnsure(false)}
      />
    </DialogForm>
  );
}

/** "58,116 rows of customers and 12 of deals, in 3.4 MB". */
function holdings({ tables, sizeBytes }: VersionDeletion): string {
  const named = tables.map(({ table, rows }) => `${count(rows)} ${tableName(table).toLowerCase()}`);
  const last = named.pop() ?? "nothing";
  const listed = named.length === 0 ? last : `${named.join(", ")} and ${last}`;
  return `${listed}, in ${(sizeBytes / 1e6).toFixed(1)} MB`;
}
