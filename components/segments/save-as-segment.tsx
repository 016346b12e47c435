"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Stack } from "@/components/ui/layout";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { addSegment } from "@/lib/api/client/segments";
import type { Rule } from "@/lib/domain/rule";
import type { SegmentOrigin, Stance } from "@/lib/domain/segment";
import { builderHref } from "@/lib/domain/segment-address";

export interface SaveAsSegmentProps {
  readonly workspace: string;
  readonly dataset: string;
  readonly rule: Rule;
  /** Where these customers were found; the segment keeps it. */
  readonly origin: SegmentOrigin | null;
  /** A name to begin with, for example the group's. */
  readonly name?: string | undefined;
  readonly label?: string | undefined;
  readonly size?: "small" | undefined;
}

/** Keeps a rule as a new segment's draft, with a name and a stance, and goes to the builder. */
export function SaveAsSegment({ workspace, dataset, rule, origin, name = "", label, size }: SaveAsSegmentProps) {
  const router = useRouter();
  const form = useId();
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const called = String(fields.get("name") ?? "").trim();
    if (called === "") return setError("Write a name that everybody will know it by");
    const stance = String(fields.get("stance") ?? "");
    setBusy(true);
    try {
      const segment = await addSegment(workspace, {
        name: called,
        dataset,
        rule,
        origin,
        stance: stance === "" ? null : (stance as Stance),
      });
      router.push(builderHref(workspace, segment.slug));
    } catch (fault) {
      setError(fault instanceof Error ? fault.message : "It could not be saved. Try again.");
      setBusy(false);
    }
  };
  return (
    <>
      <Button size={size} icon="segments" onClick={() => setOpen(true)}>
        {label ?? "Save as segment"}
      </Button>
      <Dialog
        open={isOpen}
        title="Save as a segment"
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button tone="primary" type="submit" form={form} busy={isBusy}>
              Save as draft
            </Button>
            <Button tone="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={(event) => void save(event)}>
          <Stack>
            <TextInput
              label="Name"
              hint="The draft opens in the builder; nobody else’s numbers change until it is published"
              name="name"
              maxLength={80}
              autoComplete="off"
              defaultValue={name}
              error={error}
              onChange={() => setError(undefined)}
            />
            <Select label="Stance" name="stance" defaultValue="">
              <option value="">Not decided</option>
              <option value="target">Target</option>
              <option value="acceptable">Acceptable</option>
              <option value="outOfScope">Out of scope</option>
            </Select>
          </Stack>
        </form>
        {origin ? (
          <p>{`Found in ${origin.words}. It says “found on this data” until a newer dataset version confirms it.`}</p>
        ) : null}
      </Dialog>
    </>
  );
}
