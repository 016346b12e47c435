"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { useRequest } from "@/components/ui/use-request";
import { confirmArtefact } from "@/lib/api/client/artefacts";
import type { ArtefactKind } from "@/lib/domain/artefact-limits";

export interface ConfirmAgainProps {
  readonly workspace: string;
  readonly segment: string;
  readonly kind: ArtefactKind;
  readonly isFirst: boolean;
}

/** Keeps today's numbers beside the words. */
export function ConfirmAgain({ workspace, segment, kind, isFirst }: ConfirmAgainProps) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const confirm = () =>
    run(async () => {
      await confirmArtefact(workspace, segment, kind);
      router.refresh();
    });
  return (
    <>
      {error === undefined ? null : <span role="alert">{error}</span>}
      <Button size="small" busy={isBusy} onClick={() => void confirm()}>
        {isFirst ? "Confirm with these numbers" : "Confirm again"}
      </Button>
    </>
  );
}
