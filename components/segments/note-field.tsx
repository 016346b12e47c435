import { fieldText } from "@/components/ui/field-text";
import { Textarea } from "@/components/ui/textarea";

/** Why a definition is published or brought back, in the reader's own words. */
export function NoteField() {
  return (
    <Textarea
      label="Why"
      hint="One sentence that everybody reads in the history; it may stay empty"
      name="note"
      maxLength={1000}
      rows={2}
    />
  );
}

/** The note of a sent form; null where it is empty. */
export function noteIn(fields: FormData): string | null {
  const note = fieldText(fields, "note");
  return note === "" ? null : note;
}
