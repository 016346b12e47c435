import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Disclosure } from "@/components/ui/disclosure";
import { GroupLabel } from "@/components/ui/group-label";
import { SegmentedLinks } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import styles from "./filters.module.css";

export interface FiltersProps {
  /** Where the form leads, and what it carries along unchanged. */
  readonly action: string;
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly by: string;
  /** Segments to compare; none where nothing is published. */
  readonly segments: readonly SegmentChoice[];
  readonly columns: readonly {
    readonly table: string;
    readonly columns: readonly { readonly key: string; readonly label: string }[];
  }[];
  readonly chosen: ReadonlySet<string>;
  readonly metrics: readonly MetricChoice[];
  readonly switches: readonly {
    readonly label: string;
    readonly options: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  }[];
  readonly details: {
    readonly against: string;
    readonly groups: readonly { readonly key: string; readonly label: string }[];
    readonly bands: string;
    readonly period: string;
    readonly revenuePeriod: string;
    readonly kind: "number" | "date" | "text";
  };
}

export interface SegmentChoice {
  readonly ref: string;
  readonly name: string;
  readonly tile: { readonly index: number; readonly letter: string };
  readonly chosen: boolean;
}

export interface MetricChoice {
  readonly id: string;
  readonly name: string;
  /** Why it cannot be chosen; null where it can. */
  readonly missing: string | null;
}

/** What stands on the board: a form whose state is the address, so that it works without script too. */
export function Filters({ action, kept, by, segments, columns, chosen, metrics, switches, details }: FiltersProps) {
  const bySegments = by === "segments";
  return (
    <form className={styles.filters} action={action} method="get">
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <div className={styles.line}>
        <Select label="Groups by" name="by" defaultValue={by}>
          {segments.length > 0 || bySegments ? <option value="segments">Segments</option> : null}
          {columns.map((table) => (
            <optgroup key={table.table} label={table.table}>
              {table.columns.map((column) => (
                <option key={column.key} value={column.key}>
                  {column.label}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        {details.kind === "number" ? (
          <TextInput
            label="Cut points"
            name="bands"
            defaultValue={details.bands}
            hint="such as 0, 12, 24; empty: five equal parts"
          />
        ) : null}
        {details.kind === "date" ? (
          <Select label="In steps of" name="period" defaultValue={details.period}>
            <option value="year">years</option>
            <option value="quarter">quarters</option>
            <option value="month">months</option>
          </Select>
        ) : null}
        <Select label="Compared with" name="against" defaultValue={details.against}>
          <option value="rest">the rest of the base</option>
          <option value="average">the average</option>
          <optgroup label={bySegments ? "one segment" : "one group"}>
            {details.groups.map((group) => (
              <option key={group.key} value={`group:${group.key}`}>
                {group.label}
              </option>
            ))}
          </optgroup>
        </Select>
        <Button type="submit">Show</Button>
      </div>
      {bySegments && segments.length > 0 ? <SegmentPicker segments={segments} /> : null}
      <Disclosure summary={`${chosen.size} ${chosen.size === 1 ? "metric" : "metrics"} shown; choose others`}>
        <MetricPicker metrics={metrics} chosen={chosen} revenuePeriod={details.revenuePeriod} />
      </Disclosure>
      <div className={styles.line}>
        {switches.map((one) => (
          <SegmentedLinks key={one.label} label={one.label} options={one.options} />
        ))}
      </div>
    </form>
  );
}

function SegmentPicker({ segments }: { readonly segments: readonly SegmentChoice[] }) {
  const count = segments.filter((segment) => segment.chosen).length;
  return (
    <Disclosure summary={`${count} ${count === 1 ? "segment" : "segments"} shown; choose others`}>
      <div className={styles.picker}>
        <fieldset className={styles.choices}>
          <legend>Segments on the board</legend>
          {segments.map(({ ref, name, tile, chosen }) => (
            <Checkbox
              key={ref}
              label={<GroupLabel index={tile.index} letter={tile.letter} name={name} />}
              name="segment"
              value={ref}
              defaultChecked={chosen}
            />
          ))}
        </fieldset>
        <Button type="submit" size="small">
          Show these
        </Button>
      </div>
    </Disclosure>
  );
}

function MetricPicker({
  metrics,
  chosen,
  revenuePeriod,
}: {
  readonly metrics: readonly MetricChoice[];
  readonly chosen: ReadonlySet<string>;
  readonly revenuePeriod: string;
}) {
  const open = metrics.filter((metric) => metric.missing === null);
  const closed = metrics.filter((metric) => metric.missing !== null);
  return (
    <div className={styles.picker}>
      <fieldset className={styles.choices}>
        <legend>Metrics on the board</legend>
        {open.map((metric) => (
          <Checkbox
            key={metric.id}
            label={metric.name}
            name="metric"
            value={metric.id}
            defaultChecked={chosen.has(metric.id)}
          />
        ))}
      </fieldset>
      <TextInput
        label="Closing period of revenue retention"
        name="revenuePeriod"
        defaultValue={revenuePeriod}
        pattern="\d{4}(Q[1-4]|-\d{2})?"
        hint="such as 2023, 2023Q4 or 2023-11; empty: the last month against a year ago where customers pay by the month, else twelve months against twelve"
      />
      <Button type="submit" size="small">
        Show these
      </Button>
      {closed.length > 0 ? (
        <div>
          <h3>Not in these data</h3>
          <ul className={styles.closed}>
            {closed.map((metric) => (
              <li key={metric.id}>
                <strong>{metric.name}</strong> {metric.missing}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
