"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogForm } from "@/components/ui/dialog-form";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useStep } from "@/components/ui/use-step";
import { saveMarket } from "@/lib/api/client/priorities";
import type { Market, MarketChannel, MarketCompetitor } from "@/lib/domain/market";
import type { MarketDialogProps } from "./market-dialog";
import styles from "./priority.module.css";

export interface ChannelsDialogProps extends MarketDialogProps {
  /** Channels and competitors that the data name, for a start. */
  readonly named: { readonly channels: readonly string[]; readonly competitors: readonly string[] };
}

/** What is known of channels and competitors, beside what is measured. */
export function ChannelsDialog({ workspace, segment, market, revision, named, onClose }: ChannelsDialogProps) {
  const { isBusy, error, send } = useStep(onClose);
  const [channels, setChannels] = useState(() => keyed(market.channels));
  const [competitors, setCompetitors] = useState(() => keyed(market.competitors));
  const save = () =>
    send(async () => {
      const written: Market = { ...market, channels: plain(channels), competitors: plain(competitors) };
      await saveMarket(workspace, segment.slug, { market: written, revision });
    });
  return (
    <DialogForm
      title={`Channels and competitors of ${segment.name}`}
      send="Save"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={save}
    >
      {channels.map((row, at) => (
        <ChannelFields
          key={row.key}
          channel={row}
          onChange={(channel) => setChannels(channels.with(at, { ...row, ...channel }))}
          onRemove={() => setChannels(channels.filter((one) => one !== row))}
        />
      ))}
      <Button
        icon="add"
        onClick={() =>
          setChannels([
            ...channels,
            added(channels, {
              channel: unnamed(
                named.channels,
                channels.map((one) => one.channel),
              ),
              ...newChannel,
            }),
          ])
        }
      >
        Add a channel
      </Button>
      {competitors.map((row, at) => (
        <CompetitorFields
          key={row.key}
          competitor={row}
          onChange={(competitor) => setCompetitors(competitors.with(at, { ...row, ...competitor }))}
          onRemove={() => setCompetitors(competitors.filter((one) => one !== row))}
        />
      ))}
      <Button
        icon="add"
        onClick={() =>
          setCompetitors([
            ...competitors,
            added(competitors, {
              name: unnamed(
                named.competitors,
                competitors.map((one) => one.name),
              ),
              winRate: null,
              note: null,
            }),
          ])
        }
      >
        Add a competitor
      </Button>
    </DialogForm>
  );
}

const newChannel = { cost: null, scales: "unknown", cap: null, note: null } as const;

function ChannelFields({ channel, onChange, onRemove }: RowProps<MarketChannel> & { readonly channel: MarketChannel }) {
  return (
    <fieldset className={styles.set}>
      <legend>{channel.channel || "New channel"}</legend>
      <div className={styles.two}>
        <TextInput
          label="Channel"
          required
          maxLength={120}
          value={channel.channel}
          onChange={(event) => onChange({ channel: event.target.value })}
        />
        <TextInput
          label="Cost of a customer"
          inputMode="decimal"
          pattern="\d{1,10}(\.\d{1,2})?"
          title="An amount of money, for example 1450 or 1450.50"
          value={channel.cost ?? ""}
          onChange={(event) => onChange({ cost: event.target.value || null })}
        />
        <Select
          label="Brings more at this cost?"
          value={channel.scales}
          onChange={(event) => onChange({ scales: event.target.value as MarketChannel["scales"] })}
        >
          <option value="unknown">not known</option>
          <option value="yes">yes, it scales</option>
          <option value="no">no</option>
        </Select>
        <TextInput
          label="Customers a year, at most"
          type="number"
          min={0}
          step={1}
          value={channel.cap ?? ""}
          onChange={(event) => onChange({ cap: event.target.value === "" ? null : Number(event.target.value) })}
        />
      </div>
      <TextInput
        label="Note"
        maxLength={300}
        value={channel.note ?? ""}
        onChange={(event) => onChange({ note: event.target.value || null })}
      />
      <Button size="small" onClick={onRemove}>{`Remove ${channel.channel || "this channel"}`}</Button>
    </fieldset>
  );
}

function CompetitorFields({
  competitor,
  onChange,
  onRemove,
}: RowProps<MarketCompetitor> & { readonly competitor: MarketCompetitor }) {
  return (
    <fieldset className={styles.set}>
      <legend>{competitor.name || "New competitor"}</legend>
      <div className={styles.two}>
        <TextInput
          label="Competitor"
          required
          maxLength={120}
          value={competitor.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <TextInput
          label="Deals won against it, %"
          type="number"
          min={0}
          max={100}
          step="any"
          value={competitor.winRate === null ? "" : Math.round(competitor.winRate * 1e4) / 100}
          onChange={(event) =>
            onChange({ winRate: event.target.value === "" ? null : Number(event.target.value) / 100 })
          }
        />
      </div>
      <TextInput
        label="Note"
        maxLength={300}
        value={competitor.note ?? ""}
        onChange={(event) => onChange({ note: event.target.value || null })}
      />
      <Button size="small" onClick={onRemove}>{`Remove ${competitor.name || "this competitor"}`}</Button>
    </fieldset>
  );
}

interface RowProps<Row> {
  readonly onChange: (change: Partial<Row>) => void;
  readonly onRemove: () => void;
}

type Keyed<Row> = Row & { readonly key: number };

function keyed<Row>(rows: readonly Row[]): readonly Keyed<Row>[] {
  return rows.map((row, key) => ({ ...row, key }));
}

function plain<Row>(rows: readonly Keyed<Row>[]): Row[] {
  return rows.map(({ key: _, ...row }) => row as unknown as Row);
}

function added<Row>(rows: readonly Keyed<Row>[], row: Row): Keyed<Row> {
  return { ...row, key: 1 + Math.max(-1, ...rows.map(({ key }) => key)) };
}

/** The first name of the data that is not there yet. */
function unnamed(names: readonly string[], taken: readonly string[]): string {
  return names.find((name) => !taken.includes(name)) ?? "";
}
