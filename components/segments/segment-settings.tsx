"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { archiveSegment, changeSegment } from "@/lib/api/client/segments";
import type { Stance } from "@/lib/domain/segment";
import { DialogForm } from "./dialog-form";
import { useRequest } from "./use-request";

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface SegmentSettingsProps {
  readonly workspace: string;
  readonly segment: {
    readonly slug: string;
    readonly name: string;
    readonly stance: Stance | null;
    readonly owner: string | null;
    readonly parent: string | null;
    readonly isArchived: boolean;
  };
  readonly owners: readonly Choice[];
  readonly parents: readonly Choice[];
  readonly mayEdit: boolean;
  readonly mayArchive: boolean;
}

/** Everything about a segment but its rule: name, stance, owner, parent; and off the lists with it, or back. */
export function SegmentSettings({ workspace, segment, owners, parents, mayEdit, mayArchive }: SegmentSettingsProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { isBusy, error, run, settle } = useRequest();
  const done = () => {
    settle();
    setOpen(false);
    router.refresh();
  };
  const save = (fields: FormData) =>
    run(async () => {
      const chosen = (name: string) => String(fields.get(name) ?? "") || null;
      await changeSegment(workspace, segment.slug, {
        name: String(fields.get("name") ?? ""),
        stance: chosen("stance") as Stance | null,
        owner: chosen("owner"),
        parent: chosen("parent"),
      });
      done();
    });
  const archive = (archived: boolean) =>
    run(async () => {
      await archiveSegment(workspace, segment.slug, archived);
      done();
    });
  if (segment.isArchived)
    return mayArchive ? (
      <>
        <Button tone="primary" busy={isBusy} onClick={() => void archive(false)}>
          Bring it back
        </Button>
        {error === undefined ? null : <span role="alert">{error}</span>}
      </>
    ) : null;
  if (!mayEdit) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>Name and owner</Button>
      <DialogForm
        open={isOpen}
        title={`Name, stance and owner of ${segment.name}`}
        send="Save"
        busy={isBusy}
        error={error}
        onClose={() => setOpen(false)}
        onSend={(fields) => void save(fields)}
        more={
          mayArchive ? (
            <Button tone="danger" busy={isBusy} onClick={() => void archive(true)}>
              Archive
            </Button>
          ) : null
        }
      >
        <SettingsFields {...{ segment, owners, parents }} />
        {mayArchive ? (
          <p>An archived segment leaves the lists. What names it goes on as before, and it can be brought back.</p>
        ) : null}
      </DialogForm>
    </>
  );
}

function SettingsFields({ segment, owners, parents }: Pick<SegmentSettingsProps, "segment" | "owners" | "parents">) {
  return (
    <>
      <TextInput label="Name" name="name" maxLength={80} required autoComplete="off" defaultValue={segment.name} />
      <Select label="Stance" name="stance" defaultValue={segment.stance ?? ""}>
        <option value="">Not decided</option>
        <option value="target">Target</option>
        <option value="acceptable">Acceptable</option>
        <option value="outOfScope">Out of scope</option>
      </Select>
      <Select label="Owner" name="owner" defaultValue={segment.owner ?? ""}>
        <option value="">Nobody</option>
        <Options choices={owners} />
      </Select>
      <Select
        label="Part of"
        hint="Its tile and place on the lists follow"
        name="parent"
        defaultValue={segment.parent ?? ""}
      >
        <option value="">No other segment</option>
        <Options choices={parents} />
      </Select>
    </>
  );
}

function Options({ choices }: { readonly choices: readonly Choice[] }) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
