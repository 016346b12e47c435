"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { WordsDialogProps } from "./words-dialog";

const WordsDialog = lazy(async () => ({ default: (await import("./words-dialog")).WordsDialog }));

/** The button that leads to the form of a written part. */
export function EditWords({ label, ...props }: Omit<WordsDialogProps, "onClose"> & { readonly label: string }) {
  return <OpensDialog label={label}>{(onClose) => <WordsDialog {...props} onClose={onClose} />}</OpensDialog>;
}
