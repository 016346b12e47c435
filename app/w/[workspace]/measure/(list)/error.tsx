"use client";

import { PageFailed } from "../page-failed";

export default function MeasureError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return <PageFailed title="The datasets cannot be shown" error={error} retry={retry} />;
}
