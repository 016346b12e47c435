"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { copyTable } from "@/components/ui/page-tables";
import { useLead } from "@/components/ui/use-lead";
import type { Asked, Way } from "./listen";
import styles from "./ways.module.css";

const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));
const KeepDialog = lazy(async () => ({ default: (await import("./keep-dialog")).KeepDialog }));
const ViewsDialog = lazy(async () => ({ default: (await import("./views-dialog")).ViewsDialog }));
const KeysDialog = lazy(async () => ({ default: (await import("./keys-dialog")).KeysDialog }));

export interface DeskProps {
  readonly workspace: string;
  readonly mayShare: boolean;
  /** Where g and a letter lead. */
  readonly places: readonly { readonly letter: string; readonly name: string; readonly href: string }[];
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
}

/** Does what was asked for, or opens its dialog, and says what came of it. */
export function Desk({ workspace, mayShare, places, asked, onAsk }: DeskProps) {
  const lead = useLead();
  const [said, setSaid] = useState("");
  const [open, setOpen] = useState<Way>();
  useEffect(() => {
    const { way, letter, from } = asked;
    if (way === "link") copyLink(setSaid);
    else if (way === "print") setTimeout(() => window.print());
    else if (way === "table") {
      const table = from?.closest("[data-table]")?.querySelector("table");
      if (table) copyTable(table, setSaid);
    } else if (way === "go") {
      const place = places.find((one) => one.letter === letter);
      if (place) lead(place.href);
    } else setOpen(way);
  }, [asked, places, lead]);
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), 3000);
    return () => clearTimeout(timer);
  }, [said]);
  const shared = { workspace, onClose: () => setOpen(undefined), say: setSaid };
  return (
    <>
      <Suspense>
        {open === "find" ? <Palette {...shared} onWay={(way) => onAsk({ way })} /> : null}
        {open === "keep" ? <KeepDialog {...shared} mayShare={mayShare} /> : null}
        {open === "views" ? <ViewsDialog {...shared} mayShare={mayShare} /> : null}
        {open === "keys" ? <KeysDialog places={places} onClose={shared.onClose} /> : null}
      </Suspense>
      <p className={said === "" ? styles.silent : styles.said} role="status">
        {said}
      </p>
    </>
  );
}

/** The address as it stands: with the versions that it names, so that the link keeps its numbers. */
function copyLink(say: (sentence: string) => void): void {
  navigator.clipboard.writeText(window.location.href).then(
    () => say("Link copied"),
    () => say("The browser does not allow copying here"),
  );
}
