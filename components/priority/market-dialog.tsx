"use client";

import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { useStep } from "@/components/ui/use-step";
import { saveMarket } from "@/lib/api/client/priorities";
import type { Market } from "@/lib/domain/market";
import type { Range } from "@/lib/domain/range";
import { flowNames, marketOfFields } from "./market-fields";
import styles from "./priority.module.css";

export interface MarketDialogProps {
  readonly workspace: string;
  readonly segment: { readonly slug: string; readonly name: string };
  readonly market: Market;
  readonly revision: number;
  readonly onClose: () => void;
}

/** Size, flows, share with a solution and competition of a market, each with its source and date. */
export function MarketDialog({ workspace, segment, market, revision, onClose }: MarketDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const [fault, setFault] = useState<string>();
  const save = (fields: FormData) => {
    const written = marketOfFields(fields, market);
    setFault(typeof written === "string" ? written : undefined);
    if (typeof written === "string") return;
    send(async () => {
      await saveMarket(workspace, segment.slug, { market: written, revision });
    });
  };
  const { size, growth, withSolution, competition } = market;
  return (
    <DialogForm
      title={`The market of ${segment.name}`}
      send="Save"
      busy={isBusy}
      error={fault ?? error}
      onClose={onClose}
      onSend={save}
    >
      <fieldset className={styles.set}>
        <legend>Market size</legend>
        <RangeFields name="size" range={size?.range ?? null} />
        <TextInput label="Counted in" name="unit" maxLength={40} defaultValue={size?.unit ?? "companies"} />
        <SourceFields name="size" of={size} />
      </fieldset>
      <fieldset className={styles.set}>
        <legend>Companies a year that look for a solution</legend>
        {(["newCompanies", "firstAdopters", "switchers"] as const).map((flow) => (
          <RangeFields key={flow} name={flow} title={flowNames[flow]} range={growth?.[flow] ?? null} />
        ))}
        <SourceFields name="growth" of={growth} />
      </fieldset>
      <fieldset className={styles.set}>
        <legend>Have a solution today, ours or another</legend>
        <TextInput
          label="Share, %"
          name="share"
          type="number"
          min={0}
          max={100}
          step="any"
          defaultValue={withSolution === null ? "" : Math.round(withSolution.share * 1e6) / 1e4}
        />
        <SourceFields name="share" of={withSolution} />
      </fieldset>
      <Textarea label="Competition" name="competition" maxLength={2000} rows={4} defaultValue={competition ?? ""} />
    </DialogForm>
  );
}

function RangeFields({
  name,
  title,
  range,
}: {
  readonly name: string;
  readonly title?: string;
  readonly range: Range | null;
}) {
  const words = { low: "low", base: "base", high: "high" } as const;
  return (
    <div className={styles.three}>
      {(["low", "base", "high"] as const).map((bound) => (
        <TextInput
          key={bound}
          label={title ? `${title}, ${words[bound]}` : words[bound]}
          name={`${name}-${bound}`}
          type="number"
          min={0}
          step={1}
          inputMode="numeric"
          defaultValue={range?.[bound] ?? ""}
        />
      ))}
    </div>
  );
}

function SourceFields({
  name,
  of,
}: {
  readonly name: string;
  readonly of: { readonly source: string; readonly asOf: string } | null;
}) {
  return (
    <div className={styles.two}>
      <TextInput label="Source" name={`${name}Source`} maxLength={300} defaultValue={of?.source ?? ""} />
      <TextInput label="Of the day" name={`${name}AsOf`} type="date" defaultValue={of?.asOf ?? ""} />
    </div>
  );
}
