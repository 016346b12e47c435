"use client";

import { PageFailed } from "../measure/page-failed";

export default function SegmentsError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return <PageFailed title="This page of segments cannot be shown" error={error} retry={retry} />;
}
