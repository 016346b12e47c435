"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useRequest } from "@/components/ui/use-request";
import { addSegment } from "@/lib/api/client/segments";
import type { Rule } from "@/lib/domain/rule";
import type { SegmentOrigin, Stance } from "@/lib/domain/segment";
import { builderHref } from "@/lib/domain/segment-address";

export interface SaveDialogProps {
  readonly workspace: string;
  readonly dataset: string;
  readonly rule: Rule;
  /** Where these customers were found; the segment keeps it. */
  readonly origin: SegmentOrigin | null;
  /** A name to begin with, for example the group's. */
  readonly name?: string | undefined;
  readonly onClose: () => void;
}

/** Name and stance of a new segment; saved, its draft opens in the builder. */
export function SaveDialog({ workspace, dataset, rule, origin, name = "", onClose }: SaveDialogProps) {
  const router = useRouter();
  const [isUnnamed, setUnnamed] = useState(false);
  const { isBusy, error, run } = useRequest();
  const save = (fields: FormData) => {
    const called = fieldText(fields, "name");
    if (called === "") return setUnnamed(true);
    const stance = String(fields.get("stance") ?? "");
    return run(async () => {
      const segment = await addSegment(workspace, {
        name: called,
        dataset,
        rule,
        origin,
        stance: stance === "" ? null : (stance as Stance),
      });
      router.push(builderHref(workspace, segment.slug));
    });
  };
  return (
    <DialogForm
      title="Save as a segment"
      send="Save as draft"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={(fields) => void save(fields)}
    >
      <TextInput
        label="Name"
        hint="The draft opens in the builder; nobody else’s numbers change until it is published"
        name="name"
        maxLength={80}
        autoComplete="off"
        defaultValue={name}
        error={isUnnamed ? "Write a name that everybody will know it by" : undefined}
        onChange={() => setUnnamed(false)}
      />
      <Select label="Stance" name="stance" defaultValue="">
        <option value="">Not decided</option>
        <option value="target">Target</option>
        <option value="acceptable">Acceptable</option>
        <option value="outOfScope">Out of scope</option>
      </Select>
      {origin ? (
        <p>
          {origin.mark === null
            ? `Found in ${origin.words}; the segment keeps where.`
            : `Found in ${origin.words}. It says “found on this data” until customers who are new in a later version of the data confirm it.`}
        </p>
      ) : null}
    </DialogForm>
  );
}
