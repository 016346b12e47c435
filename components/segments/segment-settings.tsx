"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { SettingsDialogProps } from "./settings-dialog";

const SettingsDialog = lazy(async () => ({ default: (await import("./settings-dialog")).SettingsDialog }));

/** The button that leads to a segment's name, stance, owner and parent. */
export function SegmentSettings(props: Omit<SettingsDialogProps, "onClose">) {
  return (
    <OpensDialog label="Name and owner">{(onClose) => <SettingsDialog {...props} onClose={onClose} />}</OpensDialog>
  );
}
