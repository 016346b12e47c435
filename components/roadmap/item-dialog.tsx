"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { useRequest } from "@/components/ui/use-request";
import { addRoadmapItem, changeRoadmapItem, removeRoadmapItem } from "@/lib/api/client/roadmap";
import { mostItemThemes, quarterText, type RoadmapStatus, roadmapStatuses, statusWords } from "@/lib/domain/roadmap";
import { roadmapHref, roadmapItemHref } from "@/lib/domain/roadmap-address";

export interface ItemDialogProps {
  readonly workspace: string;
  readonly dataset: string;
  /** null writes a new one. */
  readonly item: {
    readonly id: string;
    readonly title: string;
    readonly problem: string | null;
    readonly status: RoadmapStatus;
    readonly quarter: string | null;
    readonly effort: number | null;
    readonly owner: string | null;
    readonly themes: readonly string[];
  } | null;
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly quarters: readonly string[];
  readonly onClose: () => void;
}

/** Everything about an item but its ties. */
export function ItemDialog({ workspace, dataset, item, owners, quarters, onClose }: ItemDialogProps) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const [isRemoving, setRemoving] = useState(false);
  const save = (fields: FormData) =>
    run(async () => {
      const text = (name: string) => fieldText(fields, name);
      const facts = {
        title: text("title"),
        problem: text("problem") || null,
        status: text("status") as RoadmapStatus,
        quarter: text("quarter") || null,
        effort: text("effort") === "" ? null : Number(text("effort")),
        owner: text("owner") || null,
        themes: text("themes")
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
      };
      if (item === null) {
        const made = await addRoadmapItem(workspace, { dataset, ties: [], ...facts });
        router.push(roadmapItemHref(workspace, made.item.id));
      } else {
        await changeRoadmapItem(workspace, item.id, changed(item, facts));
        router.refresh();
      }
      onClose();
    });
  const remove = (id: string) =>
    run(async () => {
      await removeRoadmapItem(workspace, id);
      router.push(roadmapHref(workspace, { dataset }));
    });
  if (item !== null && isRemoving)
    return (
      <ConfirmDialog
        key="remove"
        title={`Remove ${item.title}?`}
        confirm="Remove it"
        busy={isBusy}
        error={error}
        onConfirm={() => void remove(item.id)}
        onClose={onClose}
      >
        <p>It leaves the roadmap with its ties to segments. Nothing brings it back; to keep it, set it to dropped.</p>
      </ConfirmDialog>
    );
  return (
    <DialogForm
      key="item"
      title={item === null ? "New roadmap item" : `Change ${item.title}`}
      send={item === null ? "Add it" : "Save"}
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={(fields) => void save(fields)}
      more={
        item === null ? null : (
          <Button tone="danger" busy={isBusy} onClick={() => setRemoving(true)}>
            Remove it…
          </Button>
        )
      }
    >
      <TextInput label="Title" name="title" maxLength={160} required autoComplete="off" defaultValue={item?.title} />
      <Textarea
        label="Problem"
        hint="Whose problem it solves, in a sentence or two"
        name="problem"
        maxLength={2000}
        defaultValue={item?.problem ?? ""}
      />
      <Select label="Status" name="status" defaultValue={item?.status ?? "idea"}>
        {roadmapStatuses.map((status) => (
          <option key={status} value={status}>
            {statusWords[status]}
          </option>
        ))}
      </Select>
      <Select label="Quarter" name="quarter" defaultValue={item?.quarter ?? ""}>
        <option value="">Not decided</option>
        {quarters.map((quarter) => (
          <option key={quarter} value={quarter}>
            {quarterText(quarter)}
          </option>
        ))}
      </Select>
      <TextInput
        label="Effort in person-weeks"
        hint="Leave it empty while nobody knows"
        name="effort"
        type="number"
        min={0}
        max={10_000}
        step="any"
        inputMode="decimal"
        defaultValue={item?.effort ?? ""}
      />
      <Select label="Owner" name="owner" defaultValue={item?.owner ?? ""}>
        <option value="">Nobody</option>
        {owners.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Textarea
        label="Themes of feedback"
        hint={`What customers say that asks for it: a theme a line as feedback has them, ${mostItemThemes} at most`}
        name="themes"
        maxLength={mostItemThemes * 81}
        rows={2}
        defaultValue={item?.themes.join("\n") ?? ""}
      />
    </DialogForm>
  );
}

/** What was changed here alone: what somebody else changes at the same moment stays, as does an owner who is no member. */
function changed<Facts extends object>(
  before: { readonly [Key in keyof Facts]: unknown },
  after: Facts,
): Partial<Facts> {
  const keys = Object.keys(after) as (keyof Facts)[];
  const same = (key: keyof Facts) => JSON.stringify(before[key]) === JSON.stringify(after[key]);
  return Object.fromEntries(keys.filter((key) => !same(key)).map((key) => [key, after[key]])) as Partial<Facts>;
}
