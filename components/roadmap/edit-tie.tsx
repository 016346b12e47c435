"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { TieDialogProps } from "./tie-dialog";

const TieDialog = lazy(async () => ({ default: (await import("./tie-dialog")).TieDialog }));

/** The button that ties an item to one more segment, or changes a tie. */
export function EditTie(props: Omit<TieDialogProps, "onClose">) {
  const { tie, segments } = props;
  const name = segments.find(({ slug }) => slug === tie?.segment)?.name;
  return (
    <OpensDialog
      label={tie === null ? "Tie to a segment" : "Change"}
      name={tie === null ? undefined : `Change the tie to ${name ?? "its segment"}`}
      size={tie === null ? undefined : "small"}
      icon={tie === null ? "link" : undefined}
    >
      {(onClose) => <TieDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
