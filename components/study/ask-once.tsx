"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { useRequest } from "@/components/ui/use-request";
import { moveHypothesis, revealHypothesis, reviewStudy } from "@/lib/api/client/studies";
import type { Stage } from "@/lib/domain/hypothesis";

/** What a button asks for, of a hypothesis or a study. */
export type Asked =
  | { readonly do: "reveal"; readonly hypothesis: string }
  | { readonly do: "review"; readonly study: string }
  | { readonly do: "move"; readonly hypothesis: string; readonly to: Stage };

export interface AskOnceProps {
  readonly workspace: string;
  readonly asked: Asked;
  readonly label: string;
  /** The whole name, for those who hear the button alone. */
  readonly name?: string | undefined;
  readonly size?: "small" | undefined;
}

/** A button that asks the server once and shows the page anew; a refusal stands beside it as a sentence. */
export function AskOnce({ workspace, asked, label, name, size }: AskOnceProps) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const ask = () =>
    run(async () => {
      if (asked.do === "reveal") await revealHypothesis(workspace, asked.hypothesis);
      else if (asked.do === "review") await reviewStudy(workspace, asked.study);
      else await moveHypothesis(workspace, asked.hypothesis, asked.to);
      router.refresh();
    });
  return (
    <>
      <Button size={size} busy={isBusy} aria-label={name} onClick={() => void ask()}>
        {label}
      </Button>
      {error === undefined ? null : <span role="alert">{error}</span>}
    </>
  );
}
