"use client";

import { PageFailed } from "../measure/page-failed";

export default function PrioritiseError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return <PageFailed title="This page of priorities cannot be shown" error={error} retry={retry} />;
}
