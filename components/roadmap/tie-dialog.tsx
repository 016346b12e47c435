"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { useRequest } from "@/components/ui/use-request";
import { saveTie, untie } from "@/lib/api/client/roadmap";
import { expectedOfWritten, expectedUnitWords, tieFigure, writtenOfExpected } from "@/lib/domain/roadmap";

export interface TieDialogProps {
  readonly workspace: string;
  readonly place: { readonly dataset: string; readonly version: number; readonly currency: string };
  readonly item: { readonly id: string; readonly title: string };
  /** null ties it to one more. */
  readonly tie: {
    readonly id: string;
    readonly segment: string;
    readonly problem: string | null;
    readonly metric: string | null;
    readonly expected: number | null;
    readonly evidence: string | null;
    readonly link: string | null;
  } | null;
  readonly segments: readonly { readonly slug: string; readonly name: string; readonly ref: string | null }[];
  readonly metrics: readonly { readonly id: string; readonly name: string; readonly unit: string }[];
  readonly onClose: () => void;
}

/** What makes an item serve a segment: problem, metric, expected change, evidence. */
export function TieDialog({ workspace, place, item, tie, segments, metrics, onClose }: TieDialogProps) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const [metric, setMetric] = useState(tie?.metric ?? metrics[0]?.id ?? "");
  const unit = metrics.find(({ id }) => id === metric)?.unit ?? "number";
  const done = () => {
    router.refresh();
    onClose();
  };
  const save = (fields: FormData) =>
    run(async () => {
      const text = (name: string) => fieldText(fields, name);
      const segment = text("segment");
      const ref = segments.find(({ slug }) => slug === segment)?.ref ?? null;
      await saveTie(
        workspace,
        { item: item.id, tie: tie?.id ?? null },
        {
          segment,
          problem: text("problem"),
          metric,
          expected: expectedOfWritten(Number(text("expected")), unit),
          evidence: text("evidence") || null,
          link: text("link") || null,
          ...(fields.get("figure") !== null && ref !== null ? { figure: tieFigure(place, metric, ref) } : {}),
        },
      );
      done();
    });
  const remove = (id: string) =>
    run(async () => {
      await untie(workspace, item.id, id);
      done();
    });
  return (
    <DialogForm
      title={tie === null ? `Tie ${item.title} to a segment` : "Change this tie"}
      send={tie === null ? "Tie it" : "Save"}
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={(fields) => void save(fields)}
      more={
        tie === null ? null : (
          <Button tone="danger" busy={isBusy} onClick={() => void remove(tie.id)}>
            Untie it
          </Button>
        )
      }
    >
      <Select label="Segment" name="segment" required defaultValue={tie?.segment}>
        {segments.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <Textarea
        label="Problem of these customers"
        name="problem"
        maxLength={1000}
        required
        defaultValue={tie?.problem ?? ""}
      />
      <Select
        label="Metric that is to move"
        name="metric"
        value={metric}
        onChange={(event) => setMetric(event.target.value)}
      >
        {metrics.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Expected key={metric} tie={tie} metric={metric} unit={unit} currency={place.currency} />
      <Evidence tie={tie} />
    </DialogForm>
  );
}

interface ExpectedProps extends Pick<TieDialogProps, "tie"> {
  readonly metric: string;
  readonly unit: string;
  readonly currency: string;
}

function Expected({ tie, metric, unit, currency }: ExpectedProps) {
  const words = expectedUnitWords(unit, currency);
  const known = tie?.metric === metric && tie.expected !== null ? writtenOfExpected(tie.expected, unit) : "";
  return (
    <TextInput
      label={words === "" ? "Expected change" : `Expected change in ${words}`}
      hint="With its sign: −1 is one less"
      name="expected"
      type="number"
      step="any"
      required
      defaultValue={known}
    />
  );
}

function Evidence({ tie }: Pick<TieDialogProps, "tie">) {
  return (
    <>
      <Textarea
        label="Evidence"
        hint="What speaks for it: tests, interviews, requests. Words, a link or a number are needed"
        name="evidence"
        maxLength={1000}
        rows={2}
        defaultValue={tie?.evidence ?? ""}
      />
      <TextInput label="Link" name="link" type="url" maxLength={500} defaultValue={tie?.link ?? ""} />
      <Checkbox label="Keep the segment’s number of today as evidence" name="figure" />
    </>
  );
}
