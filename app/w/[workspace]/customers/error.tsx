"use client";

import { PageFailed } from "../measure/page-failed";

export default function CustomersError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return <PageFailed title="These customers cannot be shown" error={error} retry={retry} />;
}
