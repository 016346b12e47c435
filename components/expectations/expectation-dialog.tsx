"use client";

import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Stack } from "@/components/ui/layout";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useStep } from "@/components/ui/use-step";
import { saveExpectation } from "@/lib/api/client/expectations";
import type { ExpectationTopic, GapStatus, ServiceClaim, SourceKind } from "@/lib/domain/expectation";
import { sourceNames, statusNames, topicNames } from "@/lib/domain/service-words";

export interface ExpectationDialogProps {
  readonly workspace: string;
  readonly segment: { readonly slug: string; readonly name: string };
  readonly topic: ExpectationTopic;
  readonly cell: {
    readonly expected: ServiceClaim | null;
    readonly offered: ServiceClaim | null;
    readonly owner: string | null;
    readonly status: GapStatus;
    readonly due: string | null;
    readonly revision: number | null;
  };
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
}

/** One topic of a segment's sheet as a form; a side left empty is nothing expected, or nothing offered. */
export function ExpectationDialog({ workspace, segment, topic, cell, owners, onClose }: ExpectationDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const save = (fields: FormData) =>
    send(async () => {
      const chosen = (name: string) => fieldText(fields, name);
      await saveExpectation(
        workspace,
        { segment: segment.slug, topic },
        {
          expected: claimIn(fields, "expected", topic),
          offered: claimIn(fields, "offered", topic),
          owner: chosen("owner") || null,
          status: chosen("status") as GapStatus,
          due: chosen("due") || null,
          revision: cell.revision,
        },
      );
    });
  return (
    <DialogForm
      title={`${topicNames[topic]} for ${segment.name}`}
      send="Save"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={save}
    >
      <ClaimFields side="expected" title="Expected" topic={topic} claim={cell.expected} />
      <ClaimFields side="offered" title="Offered" topic={topic} claim={cell.offered} />
      <Select label="Owner of the gap" name="owner" defaultValue={cell.owner ?? ""}>
        <option value="">Nobody yet</option>
        {owners.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select label="Status" name="status" defaultValue={cell.status}>
        {Object.entries(statusNames).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <TextInput label="Due" name="due" type="date" defaultValue={cell.due ?? ""} />
    </DialogForm>
  );
}

interface ClaimFieldsProps {
  readonly side: "expected" | "offered";
  readonly title: string;
  readonly topic: ExpectationTopic;
  readonly claim: ServiceClaim | null;
}

const mainHints = {
  channel: "Names as they stand in the tickets, with commas between; empty for nothing",
  time: "Hours; empty for nothing",
  words: "In a few words; empty for nothing",
} as const;

function ClaimFields({ side, title, topic, claim }: ClaimFieldsProps) {
  const kind = topic === "channel" ? "channel" : topic === "firstResponse" || topic === "resolution" ? "time" : "words";
  const main = { channel: claim?.channels.join(", "), time: hoursOf(claim), words: claim?.words }[kind] ?? "";
  return (
    <fieldset>
      <legend>{title}</legend>
      <Stack>
        <TextInput
          label={{ channel: "Channels", time: "Within", words: "What" }[kind]}
          hint={mainHints[kind]}
          name={`${side}-main`}
          inputMode={kind === "time" ? "decimal" : "text"}
          maxLength={200}
          autoComplete="off"
          defaultValue={main}
        />
        {kind === "time" ? (
          <Select label="For" name={`${side}-share`} defaultValue={String(claim?.limit?.share ?? 0.5)}>
            <option value="0.5">half of the tickets</option>
            <option value="0.9">nine in ten tickets</option>
          </Select>
        ) : null}
        <Select
          label="Source"
          name={`${side}-source`}
          defaultValue={claim?.source.kind ?? (side === "expected" ? "interview" : "serviceBook")}
        >
          {Object.entries(sourceNames).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <TextInput label="Said on" name={`${side}-on`} type="date" defaultValue={claim?.source.on ?? ""} />
        <TextInput
          label="By whom or where"
          name={`${side}-by`}
          maxLength={160}
          autoComplete="off"
          defaultValue={claim?.source.words ?? ""}
        />
      </Stack>
    </fieldset>
  );
}

function hoursOf(claim: ServiceClaim | null): string | undefined {
  return claim?.limit ? String(Math.round((claim.limit.minutes / 60) * 100) / 100) : undefined;
}

function claimIn(fields: FormData, side: ClaimFieldsProps["side"], topic: ExpectationTopic): ServiceClaim | null {
  const text = (name: string) => String(fields.get(`${side}-${name}`) ?? "").trim();
  const main = text("main");
  if (main === "") return null;
  const on = text("on");
  if (on === "") throw new Error(`Say on which day it was ${side}.`);
  const source = { kind: text("source") as SourceKind, words: text("by"), on };
  if (topic === "channel") {
    const channels = main.split(",").flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));
    return { words: "", channels, limit: null, source };
  }
  if (topic !== "firstResponse" && topic !== "resolution") return { words: main, channels: [], limit: null, source };
  const hours = Number(main.replace(",", "."));
  if (!(hours > 0)) throw new Error("Write the hours as a number above 0, for example 1.5.");
  return {
    words: "",
    channels: [],
    limit: { minutes: Math.round(hours * 60 * 100) / 100, share: text("share") === "0.9" ? 0.9 : 0.5 },
    source,
  };
}
