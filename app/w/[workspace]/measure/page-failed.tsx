"use client";

import { referenceOf } from "@/components/ui/error-reference";
import { Failed } from "@/components/ui/failed";
import { RetryButton } from "@/components/ui/retry-button";

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
        level={2}
        title="Something went wrong while it was made"
        reference={referenceOf(error)}
        action={<RetryButton onRetry={retry} />}
      >
        Nothing was changed. Try again in a moment, and quote the reference if it stays.
      </Failed>
    </>
  );
}
