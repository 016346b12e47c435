"use client";

import { Button } from "@/components/ui/button";

/** Turns light into dark and back, and remembers it for a year. */
export function ThemeSwitch() {
  return <Button tone="quiet" icon="theme" aria-label="Light or dark" onClick={turn} />;
}

function turn() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
}
