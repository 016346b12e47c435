"use client";

import { DialogForm } from "@/components/ui/dialog-form";
import { useStep } from "@/components/ui/use-step";
import { saveArtefact } from "@/lib/api/client/artefacts";
import type { ArtefactSave, ArtefactWords } from "@/lib/domain/artefact";
import { BattleCardFields, OnePagerFields, ServiceFields } from "./words-fields";
import { WordsOfForm } from "./words-of-form";

/** A written part and the save it was read from. */
export type WrittenPart =
  | { readonly part: "onePager"; readonly revision: number | null; readonly words: ArtefactWords["onePager"] }
  | { readonly part: "service"; readonly revision: number | null; readonly words: ArtefactWords["service"] }
  | { readonly part: "battleCard"; readonly revision: number | null; readonly words: ArtefactWords["battleCard"] };

export interface WordsDialogProps {
  readonly workspace: string;
  readonly segment: { readonly slug: string; readonly name: string };
  readonly written: WrittenPart;
  readonly onClose: () => void;
}

const titles = { onePager: "One-pager", service: "Service", battleCard: "Battle card" } as const;

/** What people write about a segment, in one form. Nothing is saved before "Save". */
export function WordsDialog({ workspace, segment, written, onClose }: WordsDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const save = (fields: FormData) =>
    send(async () => {
      await saveArtefact(workspace, segment.slug, saveOf(written, new WordsOfForm(fields)));
    });
  return (
    <DialogForm
      title={`${titles[written.part]} of ${segment.name}`}
      send="Save"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={save}
    >
      {written.part === "onePager" ? <OnePagerFields words={written.words} /> : null}
      {written.part === "service" ? <ServiceFields words={written.words} /> : null}
      {written.part === "battleCard" ? <BattleCardFields words={written.words} /> : null}
    </DialogForm>
  );
}

function saveOf({ part, revision }: WrittenPart, form: WordsOfForm): ArtefactSave {
  if (part === "onePager") return { part, revision, words: form.onePager() };
  if (part === "service") return { part, revision, words: { promises: form.lines("promises") } };
  return { part, revision, words: form.battleCard() };
}
