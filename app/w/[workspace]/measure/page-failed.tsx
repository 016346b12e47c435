"use client";

import { Button } from "@/components/ui/button";
import { referenceOf } from "@/components/ui/error-reference";
import { Failed } from "@/components/ui/failed";

export interface PageFailedProps {
  readonly title: string;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Stands in place of a page of this section; the frame around it stays. */
export function PageFailed({ title, error, retry }: PageFailedProps) {
  return (
    <>
      <h1>{title}</h1>
      <Failed
        title="Something went wrong while it was made"
        reference={referenceOf(error)}
        action={
          <Button tone="primary" onClick={retry}>
            Try again
          </Button>
        }
      >
        Nothing was changed. Try again in a moment, and quote the reference if it stays.
      </Failed>
    </>
  );
}
