"use client";

import { PageFailed } from "../measure/page-failed";

export default function BriefError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return <PageFailed title="This brief cannot be shown" error={error} retry={retry} />;
}
