"use client";

import { useEffect, useState } from "react";
import { Button } from "./button";

export interface CopyButtonProps {
  readonly text: string;
  readonly children: string;
}

export function CopyButton({ text, children }: CopyButtonProps) {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(undefined), 2500);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid("Copied"),
      () => setSaid("Copying is not allowed here; select the text instead"),
    );
  return (
    <span aria-live="polite">
      <Button size="small" icon={said === "Copied" ? "check" : "copy"} onClick={() => void copy()}>
        {said ?? children}
      </Button>
    </span>
  );
}
