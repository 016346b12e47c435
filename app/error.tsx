"use client";

import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { referenceOf } from "@/components/ui/error-reference";

export default function PageError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <PlainPage
      title="This page could not be made"
      lede="Nothing you entered elsewhere is lost. Try again; if it fails again, tell whoever runs Tessera for you, and quote the reference."
      actions={
        <>
          <Button tone="primary" onClick={() => retry()}>
            Try again
          </Button>
          <ButtonLink href="/" tone="quiet">
            Go to your workspace
          </ButtonLink>
        </>
      }
      reference={referenceOf(error)}
    />
  );
}
