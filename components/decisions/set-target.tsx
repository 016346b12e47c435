"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { useRequest } from "@/components/ui/use-request";

export interface SetTargetProps {
  readonly workspace: string;
  readonly segment: { readonly slug: string; readonly name: string };
}

/** What was decided becomes the segment's stance only by this: a decision may also have been against it. */
export function SetTarget({ workspace, segment: { slug, name } }: SetTargetProps) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const set = () =>
    run(async () => {
      const { changeSegment } = await import("@/lib/api/client/segments");
      await changeSegment(workspace, slug, { stance: "target" });
      router.refresh();
    });
  return (
    <>
      <Button size="small" busy={isBusy} aria-label={`Set ${name} as target`} onClick={() => void set()}>
        Set as target
      </Button>
      {error === undefined ? null : <span role="alert">{error}</span>}
    </>
  );
}
