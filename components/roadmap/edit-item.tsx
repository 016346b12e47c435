"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { ItemDialogProps } from "./item-dialog";

const ItemDialog = lazy(async () => ({ default: (await import("./item-dialog")).ItemDialog }));

/** The button that leads to a new item, or to what is known of one. */
export function EditItem(props: Omit<ItemDialogProps, "onClose">) {
  return props.item === null ? (
    <OpensDialog label="New item" tone="primary" icon="add">
      {(onClose) => <ItemDialog {...props} onClose={onClose} />}
    </OpensDialog>
  ) : (
    <OpensDialog label="Change item">{(onClose) => <ItemDialog {...props} onClose={onClose} />}</OpensDialog>
  );
}
