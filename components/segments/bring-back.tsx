"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { archiveSegment } from "@/lib/api/client/segments";
import { useRequest } from "./use-request";

/** Takes a segment out of the archive. */
export function BringBack({ workspace, segment }: { readonly workspace: string; readonly segment: string }) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const bringBack = () =>
    run(async () => {
      await archiveSegment(workspace, segment, false);
      router.refresh();
    });
  return (
    <>
      <Button tone="primary" busy={isBusy} onClick={() => void bringBack()}>
        Bring it back
      </Button>
      {error === undefined ? null : <span role="alert">{error}</span>}
    </>
  );
}
