"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { DeleteVersionDialogProps } from "./delete-version-dialog";

const DeleteVersionDialog = lazy(async () => ({
  default: (await import("./delete-version-dialog")).DeleteVersionDialog,
}));

/** The button that leads to a version being deleted, or to what needs it. */
export function DeleteVersion(props: Omit<DeleteVersionDialogProps, "onClose">) {
  return (
    <OpensDialog label="Delete" name={`Delete version ${props.deletion.number}`}>
      {(onClose) => <DeleteVersionDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
