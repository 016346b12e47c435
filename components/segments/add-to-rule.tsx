"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { useRequest } from "@/components/ui/use-request";
import type { Rule } from "@/lib/domain/rule";
import { builderHref } from "@/lib/domain/segment-address";

export interface AddToRuleProps {
  readonly workspace: string;
  readonly segment: string;
  readonly condition: Rule;
  /** What is added, for those who hear the button alone. */
  readonly label: string;
}

/** Adds a condition to the segment's draft and opens it in the builder. */
export function AddToRule({ workspace, segment, condition, label }: AddToRuleProps) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const add = () =>
    run(async () => {
      const { addCondition } = await import("@/lib/api/client/add-condition");
      await addCondition(workspace, segment, condition);
      router.push(builderHref(workspace, segment));
    });
  return (
    <>
      <Button tone="quiet" size="small" busy={isBusy} aria-label={`Add to rule: ${label}`} onClick={() => void add()}>
        Add to rule
      </Button>
      {error === undefined ? null : <span role="alert">{error}</span>}
    </>
  );
}
