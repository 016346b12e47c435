"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogForm } from "@/components/ui/dialog-form";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useRequest } from "@/components/ui/use-request";
import { archiveSegment, changeSegment } from "@/lib/api/client/segments";
import type { Stance } from "@/lib/domain/segment";
import { UsesList } from "./uses-list";

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface SettingsDialogProps {
  readonly workspace: string;
  readonly segment: {
    readonly slug: string;
    readonly name: string;
    readonly stance: Stance | null;
    readonly owner: string | null;
    readonly parent: string | null;
  };
  readonly owners: readonly Choice[];
  readonly parents: readonly Choice[];
  readonly mayArchive: boolean;
  readonly onClose: () => void;
}

/** Everything about a segment but its rule: name, stance, owner, parent; and off the lists with it. */
export function SettingsDialog({ workspace, segment, owners, parents, mayArchive, onClose }: SettingsDialogProps) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const [isArchiving, setArchiving] = useState(false);
  const done = () => {
    router.refresh();
    onClose();
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
  const archive = () =>
    run(async () => {
      await archiveSegment(workspace, segment.slug, true);
      done();
    });
  if (isArchiving)
    return (
      <DialogForm
        key="archive"
        title={`Archive ${segment.name}`}
        send="Archive it"
        busy={isBusy}
        error={error}
        onClose={onClose}
        onSend={() => void archive()}
      >
        <p>It leaves the lists. What names it goes on as before, and it can be brought back.</p>
        <UsesList workspace={workspace} segment={segment.slug} />
      </DialogForm>
    );
  return (
    <DialogForm
      key="settings"
      title={`Name, stance and owner of ${segment.name}`}
      send="Save"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={(fields) => void save(fields)}
      more={
        mayArchive ? (
          <Button tone="danger" onClick={() => setArchiving(true)}>
            Archive…
          </Button>
        ) : null
      }
    >
      <SettingsFields {...{ segment, owners, parents }} />
    </DialogForm>
  );
}

function SettingsFields({ segment, owners, parents }: Pick<SettingsDialogProps, "segment" | "owners" | "parents">) {
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

function Options({ choices }: { readonly choices: SettingsDialogProps["owners"] }) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
