"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
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
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const add = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      const { addCondition } = await import("@/lib/api/client/add-condition");
      await addCondition(workspace, segment, condition);
      router.push(builderHref(workspace, segment));
    } catch (problem) {
      setFault(problem instanceof Error ? problem.message : "It could not be added. Try again.");
      setBusy(false);
    }
  };
  return (
    <>
      <Button tone="quiet" size="small" busy={isBusy} aria-label={`Add to rule: ${label}`} onClick={() => void add()}>
        Add to rule
      </Button>
      {fault === undefined ? null : <span role="alert">{fault}</span>}
    </>
  );
}
