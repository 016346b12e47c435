"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { ChannelsDialogProps } from "./channels-dialog";
import type { MarketDialogProps } from "./market-dialog";

const MarketDialog = lazy(async () => ({ default: (await import("./market-dialog")).MarketDialog }));
const ChannelsDialog = lazy(async () => ({ default: (await import("./channels-dialog")).ChannelsDialog }));

/** The button that leads to the figures of a market. */
export function EditMarket(props: Omit<MarketDialogProps, "onClose">) {
  return (
    <OpensDialog label="Edit the figures" tone="primary">
      {(onClose) => <MarketDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}

/** The button that leads to what is known of channels and competitors. */
export function EditChannels(props: Omit<ChannelsDialogProps, "onClose">) {
  return (
    <OpensDialog label="Edit channels and competitors">
      {(onClose) => <ChannelsDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}
