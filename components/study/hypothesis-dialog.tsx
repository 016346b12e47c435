"use client";

import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/ui/dialog-form";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useStep } from "@/components/ui/use-step";
import { addHypothesis, changeClaim, replaceHypothesis } from "@/lib/api/client/studies";
import type { ClaimChoices } from "@/lib/domain/claim-choices";
import { boardHref } from "@/lib/domain/study-address";
import { ClaimFields, type ClaimStart, claimIn } from "./claim-fields";

export interface HypothesisDialogProps {
  readonly workspace: string;
  readonly study: string;
  readonly choices: ClaimChoices;
  /** The hypothesis to be written anew; without one a new one. `isShown`: its claim stands, so another takes its place. */
  readonly hypothesis?:
    | { readonly id: string; readonly segment: string; readonly isShown: boolean; readonly claim: ClaimStart }
    | undefined;
  /** Chosen already, where the way led here from a segment. */
  readonly segment?: string | undefined;
  readonly onClose: () => void;
}

/** A claim about a segment, written before its number is seen. */
export function HypothesisDialog({ workspace, study, choices, hypothesis, segment, onClose }: HypothesisDialogProps) {
  const router = useRouter();
  const { isBusy, error, send } = useStep(onClose);
  const save = (fields: FormData) =>
    send(async () => {
      const claim = claimIn(fields, choices);
      const kept = await saved(fields, claim);
      router.push(boardHref(workspace, { study, open: kept.id }), { scroll: false });
    });
  const saved = (fields: FormData, claim: ClaimStart) => {
    if (!hypothesis) return addHypothesis(workspace, study, { ...claim, segment: String(fields.get("segment") ?? "") });
    if (!hypothesis.isShown) return changeClaim(workspace, hypothesis.id, claim);
    return replaceHypothesis(workspace, hypothesis.id, { ...claim, reason: String(fields.get("reason") ?? "") });
  };
  return (
    <DialogForm
      title={hypothesis ? `Another claim about ${hypothesis.segment}` : "New hypothesis"}
      send={hypothesis?.isShown ? "Start the new hypothesis" : "Save"}
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={save}
    >
      {hypothesis?.isShown ? (
        <>
          <Notice tone="warn" title="The number has been shown, so this claim stands.">
            Another claim begins as a new hypothesis at its first look; this one retires with your reason.
          </Notice>
          <Textarea label="Why the old claim retires" name="reason" rows={2} maxLength={600} required />
        </>
      ) : null}
      {hypothesis ? null : (
        <Select
          label="Segment"
          hint="Published ones; the claim is about its definition of today"
          name="segment"
          defaultValue={segment}
        >
          {choices.segments.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <ClaimFields choices={choices} start={hypothesis?.claim} />
    </DialogForm>
  );
}
