"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { Select } from "@/components/ui/select";
import { useRequest } from "@/components/ui/use-request";
import { addDecisionFigure, readDecisionDrafts } from "@/lib/api/client/decisions";
import { decisionHref, newDecisionHref } from "@/lib/domain/decision-address";
import type { DecisionHead } from "@/lib/domain/decision-resources";
import type { FigureAddress } from "@/lib/domain/figure";

export interface UseInDecisionDialogProps {
  readonly workspace: string;
  readonly figure: FigureAddress;
  readonly onClose: () => void;
}

/** Adds a number to a draft of its dataset, or begins a decision with it. */
export function UseInDecisionDialog({ workspace, figure, onClose }: UseInDecisionDialogProps) {
  const router = useRouter();
  const [drafts, setDrafts] = useState<readonly DecisionHead[]>([]);
  const { isBusy, error, run } = useRequest();
  useEffect(() => {
    readDecisionDrafts(workspace)
      .then((all) => setDrafts(all.filter(({ dataset }) => dataset === figure.dataset)))
      .catch(() => setDrafts([]));
  }, [workspace, figure.dataset]);
  const use = (fields: FormData) =>
    void run(async () => {
      const id = String(fields.get("decision") ?? "");
      if (id !== "") await addDecisionFigure({ workspace, id }, figure);
      router.push(id === "" ? newDecisionHref(workspace, { figure }) : decisionHref(workspace, id));
    });
  return (
    <DialogForm
      title="Use this number in a decision"
      send="Use it"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={use}
    >
      <Select label="Decision" name="decision" hint="It is frozen, with all the others, when the decision is proposed">
        <option value="">A new one</option>
        {drafts.map(({ id, question }) => (
          <option key={id} value={id}>
            {question === "" ? "A draft without a question yet" : question}
          </option>
        ))}
      </Select>
    </DialogForm>
  );
}
