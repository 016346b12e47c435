"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogForm } from "@/components/ui/dialog-form";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useStep } from "@/components/ui/use-step";
import { savePriorities } from "@/lib/api/client/priorities";
import type { PrioritySettings } from "@/lib/domain/priority-settings";
import styles from "./priority.module.css";
import {
  draftOf,
  emptyCriterion,
  emptyKnockout,
  type FigureChoice,
  type PriorityDraft,
  settingsOfDraft,
} from "./priority-draft";

export interface PrioritiesDialogProps {
  readonly workspace: string;
  readonly dataset: string;
  readonly settings: PrioritySettings;
  readonly revision: number;
  readonly figures: readonly FigureChoice[];
  readonly onClose: () => void;
}

/** Criteria with weights and scales, and knock-out rules. */
export function PrioritiesDialog({ workspace, dataset, settings, revision, figures, onClose }: PrioritiesDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const [draft, setDraft] = useState(() => draftOf(settings, figures));
  const [fault, setFault] = useState<string>();
  const save = () => {
    const written = settingsOfDraft(draft, figures);
    setFault(typeof written === "string" ? written : undefined);
    if (typeof written === "string") return;
    send(async () => {
      await savePriorities(workspace, dataset, { settings: written, revision });
    });
  };
  const { criteria, knockouts } = draft;
  return (
    <DialogForm
      title="Criteria and knock-out rules"
      send="Save"
      busy={isBusy}
      error={fault ?? error}
      onClose={onClose}
      onSend={save}
    >
      {criteria.map((row, at) => (
        <CriterionFields
          key={row.key}
          row={row}
          place={at + 1}
          figures={figures}
          onChange={(change) => setDraft({ ...draft, criteria: criteria.with(at, { ...row, ...change }) })}
          onRemove={() => setDraft({ ...draft, criteria: criteria.filter((one) => one !== row) })}
        />
      ))}
      <Button
        icon="add"
        onClick={() => setDraft({ ...draft, criteria: [...criteria, emptyCriterion(draft, figures)] })}
      >
        Add a criterion
      </Button>
      {knockouts.map((row, at) => (
        <KnockoutFields
          key={row.key}
          row={row}
          place={at + 1}
          figures={figures}
          onChange={(change) => setDraft({ ...draft, knockouts: knockouts.with(at, { ...row, ...change }) })}
          onRemove={() => setDraft({ ...draft, knockouts: knockouts.filter((one) => one !== row) })}
        />
      ))}
      <Button
        icon="add"
        onClick={() => setDraft({ ...draft, knockouts: [...knockouts, emptyKnockout(draft, figures)] })}
      >
        Add a knock-out rule
      </Button>
      <Select
        label="Weights"
        value={draft.weights}
        onChange={(event) => setDraft({ ...draft, weights: event.target.value as PrioritySettings["weights"] })}
      >
        <option value="drawn">drawn around what is written</option>
        <option value="fixed">fixed as written</option>
      </Select>
    </DialogForm>
  );
}

interface RowProps<Row> {
  readonly row: Row;
  readonly place: number;
  readonly figures: readonly FigureChoice[];
  readonly onChange: (change: Partial<Row>) => void;
  readonly onRemove: () => void;
}

function CriterionFields({ row, place, figures, onChange, onRemove }: RowProps<PriorityDraft["criteria"][number]>) {
  return (
    <fieldset className={styles.set}>
      <legend>{`Criterion ${place}`}</legend>
      <FigureSelect label="Figure" value={row.figure} figures={figures} onChange={(figure) => onChange({ figure })} />
      <div className={styles.three}>
        <NumberInput label="Weight" value={row.weight} onChange={(weight) => onChange({ weight })} />
        <NumberInput label="Scores 0 at" value={row.from} onChange={(from) => onChange({ from })} />
        <NumberInput label="Scores 1 at" value={row.to} onChange={(to) => onChange({ to })} />
      </div>
      <Button size="small" onClick={onRemove}>{`Remove criterion ${place}`}</Button>
    </fieldset>
  );
}

function KnockoutFields({ row, place, figures, onChange, onRemove }: RowProps<PriorityDraft["knockouts"][number]>) {
  return (
    <fieldset className={styles.set}>
      <legend>{`Knock-out rule ${place}`}</legend>
      <FigureSelect label="Figure" value={row.figure} figures={figures} onChange={(figure) => onChange({ figure })} />
      <div className={styles.two}>
        <Select
          label="Has to be"
          value={row.operator}
          onChange={(event) => onChange({ operator: event.target.value as typeof row.operator })}
        >
          <option value="atLeast">at least</option>
          <option value="atMost">at most</option>
        </Select>
        <NumberInput label="Limit" value={row.limit} onChange={(limit) => onChange({ limit })} />
      </div>
      <Button size="small" onClick={onRemove}>{`Remove rule ${place}`}</Button>
    </fieldset>
  );
}

interface FigureSelectProps {
  readonly label: string;
  readonly value: string;
  readonly figures: readonly FigureChoice[];
  readonly onChange: (id: string) => void;
}

function FigureSelect({ label, value, figures, onChange }: FigureSelectProps) {
  return (
    <Select label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {figures.some(({ id }) => id === value) ? null : <option value={value}>{value}</option>}
      {figures.map((figure) => (
        <option key={figure.id} value={figure.id}>
          {figure.label}
        </option>
      ))}
    </Select>
  );
}

interface NumberInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function NumberInput({ label, value, onChange }: NumberInputProps) {
  return (
    <TextInput
      label={label}
      type="number"
      step="any"
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
