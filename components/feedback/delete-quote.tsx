"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { DeleteQuoteDialogProps } from "./delete-quote-dialog";

const DeleteQuoteDialog = lazy(async () => ({ default: (await import("./delete-quote-dialog")).DeleteQuoteDialog }));

/** The button that asks whether to delete one thing said. */
export function DeleteQuote(props: Omit<DeleteQuoteDialogProps, "onClose">) {
  return (
    <OpensDialog label="Delete" name={`Delete what ${props.said}`} tone="quiet" size="small">
      {(onClose) => <DeleteQuoteDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
