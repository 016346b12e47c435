"use client";

import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button";

export interface CopyButtonProps {
  readonly text: string;
  readonly children: string;
  readonly size?: ButtonProps["size"];
}

export function CopyButton({ text, children, size = "small" }: CopyButtonProps) {
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
      <Button size={size} icon={said === "Copied" ? "check" : "copy"} onClick={() => void copy()}>
        {said ?? children}
      </Button>
    </span>
  );
}
