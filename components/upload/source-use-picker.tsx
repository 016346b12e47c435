import { Select } from "@/components/ui/select";
import type { SourceTable } from "@/lib/domain/dictionary";
import type { FileProfile } from "@/lib/domain/file-profile";
import type { Recipe, SourceUse } from "@/lib/domain/recipe";
import styles from "./mapping.module.css";
import { type FieldCatalog, tablesOf, withSource, withUse } from "./recipe-edits";
import type { EditedMapping } from "./use-mapping";

export interface SourceUsePickerProps {
  readonly place: number;
  readonly edited: EditedMapping;
  readonly profile: FileProfile | undefined;
  readonly catalog: FieldCatalog;
}

/** What a file is for: it feeds one or two tables, or its columns join the rows of another file. */
export function SourceUsePicker({ place, edited, profile, catalog }: SourceUsePickerProps) {
  const recipe = edited.mapping?.recipe;
  const source = recipe?.sources[place];
  if (!recipe || !source) return null;
  const { use } = source;
  const joinable = recipe.sources.some((other, at) => at !== place && other.use.kind === "tables");
  const first = use.kind === "join" ? "join" : (use.tables[0] ?? "customers");
  const put = (next: SourceUse) =>
    edited.edit({
      name: `what ${source.fileName} is for`,
      change: (now) => withSource(now, place, (one) => withUse(one, next, { profile, catalog })),
    });
  return (
    <div className={styles.use}>
      <Select
        size="small"
        label="Each row is"
        value={first}
        onChange={({ target: { value } }) =>
          put(value === "join" ? joinOnto(recipe, place) : { kind: "tables", tables: [value as SourceTable] })
        }
      >
        {Object.entries(rowOptions).map(([table, words]) => (
          <option key={table} value={table}>
            {words}
          </option>
        ))}
        {joinable || use.kind === "join" ? <option value="join">columns for another file</option> : null}
      </Select>
      {use.kind === "tables" ? (
        <Select
          size="small"
          label="and also holds"
          value={use.tables[1] ?? ""}
          onChange={({ target: { value } }) =>
            put({
              kind: "tables",
              tables: [use.tables[0] ?? "customers", ...(value === "" ? [] : [value as SourceTable])],
            })
          }
        >
          <option value="">nothing else</option>
          {Object.keys(rowOptions)
            .filter((table) => table !== use.tables[0])
            .map((table) => (
              <option key={table} value={table}>
                {table}
              </option>
            ))}
        </Select>
      ) : (
        <JoinFields place={place} recipe={recipe} use={use} onChange={put} />
      )}
    </div>
  );
}

interface JoinFieldsProps {
  readonly place: number;
  readonly recipe: Recipe;
  readonly use: Extract<SourceUse, { kind: "join" }>;
  readonly onChange: (use: SourceUse) => void;
}

function JoinFields({ place, recipe, use, onChange }: JoinFieldsProps) {
  const onto = recipe.sources[use.ontoSource];
  const own = recipe.sources[place];
  const targets = recipe.sources.flatMap((source, at) =>
    at !== place && source.use.kind === "tables" ? tablesOf(source.use).map((table) => ({ at, table, source })) : [],
  );
  return (
    <>
      <Select
        size="small"
        label="joined to the rows of"
        value={`${use.ontoSource} ${use.onto}`}
        onChange={({ target: { value } }) => {
          const found = targets.find(({ at, table }) => `${at} ${table}` === value);
          if (found) onChange({ ...use, onto: found.table, ontoSource: found.at, ontoIndex: 0 });
        }}
      >
        {targets.map(({ at, table, source }) => (
          <option key={`${at} ${table}`} value={`${at} ${table}`}>
            {`${table} in ${source.fileName}`}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        label="where its column"
        value={use.ontoIndex}
        onChange={({ target: { value } }) => onChange({ ...use, ontoIndex: Number(value) })}
      >
        {onto?.columns.map((column) => (
          <option key={column.index} value={column.index}>
            {column.header}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        label="equals this file's"
        value={use.keyIndex}
        onChange={({ target: { value } }) => onChange({ ...use, keyIndex: Number(value) })}
      >
        {own?.columns.map((column) => (
          <option key={column.index} value={column.index}>
            {column.header}
          </option>
        ))}
      </Select>
    </>
  );
}

const rowOptions: Readonly<Record<SourceTable, string>> = {
  customers: "a customer",
  payments: "a payment",
  events: "an event",
  deals: "a deal",
  tickets: "a ticket",
};

/** The likeliest join: columns of the same name in the first file that feeds a table. */
function joinOnto(recipe: Recipe, place: number): SourceUse {
  const own = recipe.sources[place]?.columns ?? [];
  const candidates = recipe.sources.flatMap((source, at) =>
    at !== place && source.use.kind === "tables" ? [{ source, at, onto: source.use.tables[0] ?? "customers" }] : [],
  );
  for (const { source, at, onto } of candidates) {
    const shared = source.columns.find((column) => own.some((one) => one.header === column.header));
    const key = own.find((one) => one.header === shared?.header);
    if (shared && key) return { kind: "join", onto, ontoSource: at, ontoIndex: shared.index, keyIndex: key.index };
  }
  const first = candidates[0];
  return { kind: "join", onto: first?.onto ?? "customers", ontoSource: first?.at ?? 0, ontoIndex: 0, keyIndex: 0 };
}
