"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { DeskProps } from "./desk";
import { type Asked, listen } from "./listen";

const Desk = lazy(async () => ({ default: (await import("./desk")).Desk }));

/** Listens for what is asked from anywhere on a page; what answers is loaded then. */
export function Ways(props: Omit<DeskProps, "asked" | "onAsk">) {
  const [asked, setAsked] = useState<Asked>();
  useEffect(() => listen(setAsked), []);
  return asked ? (
    <Suspense>
      <Desk {...props} asked={asked} onAsk={setAsked} />
    </Suspense>
  ) : null;
}
