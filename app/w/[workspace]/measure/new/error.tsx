"use client";

import { PageFailed } from "../page-failed";

export default function NewVersionError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return <PageFailed title="The upload cannot be opened" error={error} retry={retry} />;
}
