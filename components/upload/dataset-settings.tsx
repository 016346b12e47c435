import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { UploadedFile } from "@/lib/domain/dataset-resources";
import { formatDate } from "@/lib/domain/format-date";
import type { Recipe } from "@/lib/domain/recipe";
import { CurrencyField } from "./currency-field";
import { DraftInput } from "./draft-input";
import type { KnownDataset } from "./known-dataset";
import styles from "./mapping.module.css";
import type { FieldCatalog } from "./recipe-edits";
import { suggestedCuts } from "./suggested-cuts";
import type { EditedMapping } from "./use-mapping";
import { grainWords } from "./words";

export interface DatasetSettingsProps {
  readonly edited: EditedMapping;
  readonly files: ReadonlyMap<string, UploadedFile>;
  readonly dataset: KnownDataset | null;
  readonly catalog: FieldCatalog;
}

/** What holds for the dataset as a whole: name, day, currency, time zone, the word for a customer, named bands. */
export function DatasetSettings({ edited, files, dataset, catalog }: DatasetSettingsProps) {
  const { mapping } = edited;
  const [zones] = useState(() => ["UTC", ...Intl.supportedValuesOf("timeZone")]);
  const zoneList = useId();
  if (!mapping) return null;
  const { recipe } = mapping;
  const put = (name: string, part: Partial<Recipe>) => edited.edit({ name, change: (now) => ({ ...now, ...part }) });
  return (
    <section className={styles.settings} id="mapping-settings" aria-label="The dataset">
      <h3>The dataset</h3>
      <div className={styles.fields}>
        {dataset ? null : (
          <TextInput
            size="small"
            label="Name of the dataset"
            hint="Customers, Trials of 2026: what colleagues will look for"
            maxLength={80}
            value={mapping.name}
            onChange={(event) => edited.rename(event.target.value)}
          />
        )}
        <DraftInput
          type="date"
          label="As-of day"
          hint={
            mapping.proposal.asOf === null
              ? "No date was recognised; without a day nothing counts back from one"
              : `The data reach to ${formatDate(mapping.proposal.asOf)}`
          }
          value={recipe.asOf ?? ""}
          onCommit={(text) => put("as-of day", { asOf: text === "" ? null : text })}
        />
        <CurrencyField edited={edited} files={files} isNew={dataset === null} catalog={catalog} />
        <DraftInput
          list={zoneList}
          label="Time zone"
          hint="In which times without a zone are meant"
          value={recipe.timeZone}
          complaint={(text) => (zones.includes(text) ? undefined : "Choose one of the list, for example Europe/Berlin")}
          onCommit={(text) => put("time zone", { timeZone: text })}
        />
        <datalist id={zoneList}>
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <Select
          size="small"
          label="A customer is"
          value={recipe.grain}
          onChange={({ target: { value } }) => put("word for a customer", { grain: value as Recipe["grain"] })}
        >
          {Object.entries(grainWords).map(([grain, words]) => (
            <option key={grain} value={grain}>
              {words}
            </option>
          ))}
        </Select>
      </div>
      <Bands recipe={recipe} files={files} catalog={catalog} onChange={(bands) => put("bands", { bands })} />
    </section>
  );
}

interface BandsProps {
  readonly recipe: Recipe;
  readonly files: ReadonlyMap<string, UploadedFile>;
  readonly catalog: FieldCatalog;
  readonly onChange: (bands: Recipe["bands"]) => void;
}

/** Cut points that a number is grouped by instead of fifths. */
function Bands({ recipe, files, catalog, onChange }: BandsProps) {
  const numbers = numberColumns(recipe, catalog);
  const free = numbers.filter(({ key }) => recipe.bands[key] === undefined);
  const first = free[0];
  return (
    <div className={styles.bands}>
      {Object.entries(recipe.bands).map(([key, cuts]) => (
        <div key={key} className={styles.pair}>
          <DraftInput
            label={`Bands of ${numbers.find((one) => one.key === key)?.label ?? key}`}
            hint="Cut points from low to high, proposed so that about as many fall into each band"
            value={cuts.join(", ")}
            complaint={(text) =>
              cutsIn(text) === null ? "Write two or more rising numbers, for example 0, 12, 24" : undefined
            }
            onCommit={(text) => onChange({ ...recipe.bands, [key]: cutsIn(text) ?? cuts })}
          />
          <Button
            size="small"
            tone="quiet"
            aria-label={`Remove the bands of ${key}`}
            onClick={() =>
              onChange(Object.fromEntries(Object.entries(recipe.bands).filter(([other]) => other !== key)))
            }
          >
            Remove
          </Button>
        </div>
      ))}
      {first ? (
        <Select
          size="small"
          label="Give a number bands of its own"
          hint="Else it is grouped by fifths"
          value=""
          onChange={({ target: { value } }) =>
            onChange({ ...recipe.bands, [value]: cutsFor(value, { recipe, files }) })
          }
        >
          <option value="">choose a column</option>
          {free.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </Select>
      ) : null}
    </div>
  );
}

/** Numbers the version will have, by `table.column`: mapped fields and attributes under the file's header. */
function numberColumns(recipe: Recipe, catalog: FieldCatalog): { readonly key: string; readonly label: string }[] {
  const isNumber = (type: string) => type === "number" || type === "money";
  const columns = recipe.sources.flatMap((source) => [
    ...source.columns,
    ...source.computed.map((one) => ({ ...one, targets: [one.target] })),
  ]);
  return columns
    .filter(({ type }) => isNumber(type))
    .flatMap(({ targets, header }) =>
      targets.map(({ table, field }) => ({
        key: `${table}.${field ?? header}`,
        label: `${table}: ${catalog[table].find((one) => one.name === field)?.label ?? header}`,
      })),
    );
}

/** Cut points proposed for the column of a key: rounded fifths of its values. */
function cutsFor(key: string, { recipe, files }: Pick<BandsProps, "recipe" | "files">): number[] {
  for (const { fileId, columns } of recipe.sources) {
    const column = columns.find(({ header, targets }) =>
      targets.some(({ table, field }) => `${table}.${field ?? header}` === key),
    );
    const profile = files.get(fileId)?.profile?.columns.find((one) => one.index === column?.index);
    if (profile) return suggestedCuts(profile);
  }
  return [0, 1];
}

function cutsIn(text: string): number[] | null {
  const cuts = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  const isRising = cuts.every((cut, at) => Number.isFinite(cut) && (at === 0 || cut > (cuts[at - 1] ?? cut)));
  return isRising && cuts.length >= 2 && cuts.length <= 40 ? cuts : null;
}
