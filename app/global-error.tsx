"use client";

import "@fontsource-variable/instrument-sans";
import "@fontsource-variable/newsreader";
import "./tokens.css";
import "./globals.css";
import { PlainPage } from "@/components/shell/plain-page";
import { themeOf } from "@/components/shell/theme";
import { Button } from "@/components/ui/button";
import { referenceOf } from "@/components/ui/error-reference";

export default function GlobalError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <html lang="en" data-theme={chosenTheme()} suppressHydrationWarning>
      <head>
        <title>Failed · Tessera</title>
      </head>
      <body>
        <PlainPage
          title="Tessera could not show anything"
          lede="The server answered, but the page around your data could not be made. Try again; if it fails again, tell whoever runs Tessera for you, and quote the reference."
          actions={
            <Button tone="primary" onClick={() => retry()}>
              Try again
            </Button>
          }
          reference={referenceOf(error)}
        />
      </body>
    </html>
  );
}

function chosenTheme() {
  if (typeof document === "undefined") return undefined;
  return themeOf(/(?:^|; )theme=(\w+)/.exec(document.cookie)?.[1]);
}
