"use client";

import { PageFailed } from "../../page-failed";

export default function ReportError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return <PageFailed title="The report cannot be shown" error={error} retry={retry} />;
}
