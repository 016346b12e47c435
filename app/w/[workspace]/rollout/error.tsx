"use client";

import { PageFailed } from "../measure/page-failed";

export default function RolloutError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return <PageFailed title="This page of roll out cannot be shown" error={error} retry={retry} />;
}
