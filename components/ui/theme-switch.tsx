"use client";

import { Button } from "@/components/ui/button";

/** Turns light into dark and back, and remembers it for a year. `words`: a button with words instead of an icon. */
export function ThemeSwitch({ words }: { readonly words?: boolean | undefined }) {
  return words ? (
    <Button tone="quiet" size="small" onClick={turn}>
      Light or dark
    </Button>
  ) : (
    <Button tone="quiet" icon="theme" aria-label="Light or dark" onClick={turn} />
  );
}

function turn() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
}
