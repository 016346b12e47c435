"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { listenToKeys } from "./keys";
import { asked, type Way } from "./way-events";
import styles from "./ways.module.css";

const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));
const KeepDialog = lazy(async () => ({ default: (await import("./keep-dialog")).KeepDialog }));
const ViewsDialog = lazy(async () => ({ default: (await import("./views-dialog")).ViewsDialog }));
const KeysDialog = lazy(async () => ({ default: (await import("./keys-dialog")).KeysDialog }));

export interface WaysProps {
  readonly workspace: string;
  readonly mayShare: boolean;
  /** Where g and a letter lead. */
  readonly places: readonly { readonly letter: string; readonly name: string; readonly href: string }[];
}

/** The palette, kept views and shortcuts of a page; each dialog is loaded when it is asked for. */
export function Ways({ workspace, mayShare, places }: WaysProps) {
  const router = useRouter();
  const [open, setOpen] = useState<Way>();
  const [said, setSaid] = useState("");
  useEffect(() => {
    const go = (letter: string) => {
      const place = places.find((one) => one.letter === letter);
      if (place) router.push(place.href);
    };
    const stop = [asked((way) => (way === "link" ? copyLink(setSaid) : setOpen(way))), listenToKeys(setOpen, go)];
    return () => {
      for (const one of stop) one();
    };
  }, [places, router]);
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), 3000);
    return () => clearTimeout(timer);
  }, [said]);
  const close = () => setOpen(undefined);
  const shared = { workspace, onClose: close, say: setSaid };
  return (
    <>
      <Button
        tone="quiet"
        icon="find"
        aria-label="Find anything"
        title="Find anything, Ctrl K"
        onClick={() => setOpen("find")}
      />
      <Suspense>
        {open === "find" ? <Palette {...shared} onWay={setOpen} /> : null}
        {open === "keep" ? <KeepDialog {...shared} mayShare={mayShare} /> : null}
        {open === "views" ? <ViewsDialog {...shared} mayShare={mayShare} /> : null}
        {open === "keys" ? <KeysDialog places={places} onClose={close} /> : null}
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
