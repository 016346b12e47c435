"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { WordsDialogProps } from "./words-dialog";

const WordsDialog = lazy(async () => ({ default: (await import("./words-dialog")).WordsDialog }));

/** The button that leads to a reason: to retire a hypothesis, or to sign beside its verdict. */
export function WriteWords({ label, ...dialog }: Omit<WordsDialogProps, "onClose"> & { readonly label: string }) {
  return <OpensDialog label={label}>{(onClose) => <WordsDialog {...dialog} onClose={onClose} />}</OpensDialog>;
}
