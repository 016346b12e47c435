"use client";

import Link from "next/link";
import { PlainPage } from "@/components/shell/plain-page";
import { referenceOf } from "@/components/ui/error-reference";
import { RetryButton } from "@/components/ui/retry-button";

export default function PageError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <PlainPage
      title="This page could not be made"
      lede="Nothing you entered elsewhere is lost. Try again; if it fails again, tell whoever runs Tessera for you, and quote the reference."
      actions={
        <>
          <RetryButton onRetry={retry} />
          <Link href="/">Go to your workspace</Link>
        </>
      }
      reference={referenceOf(error)}
    />
  );
}
