import { Select } from "@/components/ui/select";
import type { SourceTable } from "@/lib/domain/dictionary";
import type { ColumnTarget, RecipeSource, SourceColumn } from "@/lib/domain/recipe";
import styles from "./mapping.module.css";
import { type FieldCatalog, tablesOf, targetKey, targetOfKey } from "./recipe-edits";
import { rowWords } from "./words";

export interface FieldSelectProps {
  readonly label: string;
  readonly source: RecipeSource;
  readonly column: Pick<SourceColumn, "targets" | "header">;
  /** Which of the column's targets is chosen here. */
  readonly targetPlace: number;
  readonly catalog: FieldCatalog;
  readonly onChange: (target: ColumnTarget | null) => void;
}

/** Where a column goes: a field of one of the file's tables, an attribute, or nowhere. */
export function FieldSelect({ label, source, column, targetPlace, catalog, onChange }: FieldSelectProps) {
  const target = column.targets[targetPlace];
  const own = tablesOf(source.use);
  const tables: readonly SourceTable[] = target && !own.includes(target.table) ? [...own, target.table] : own;
  const taken = takenBy(source, column.header);
  return (
    <Select
      className={styles.field}
      size="small"
      labelHidden
      label={label}
      value={target ? targetKey(target) : ""}
      onChange={({ target: { value } }) => onChange(targetOfKey(value))}
    >
      <optgroup label="Without a field">
        {tables.map((table) => (
          <option key={table} value={`${table}.`}>
            {tables.length > 1 ? `attribute of the ${rowWords[table]}` : "keep as attribute"}
          </option>
        ))}
        <option value="">leave out</option>
      </optgroup>
      {tables.map((table) => (
        <optgroup key={table} label={table.charAt(0).toUpperCase() + table.slice(1)}>
          {catalog[table].map((field) => {
            const other = taken.get(`${table}.${field.name}`);
            return (
              <option key={field.name} value={`${table}.${field.name}`}>
                {`${rowWords[table]}: ${field.label}${other === undefined ? "" : `, now ${other}`}`}
              </option>
            );
          })}
        </optgroup>
      ))}
    </Select>
  );
}

function takenBy(source: RecipeSource, header: string): ReadonlyMap<string, string> {
  return new Map(
    [...source.columns, ...source.computed.map((one) => ({ header: one.header, targets: [one.target] }))]
      .filter((other) => other.header !== header)
      .flatMap((other) => other.targets.map((target) => [targetKey(target), other.header] as const)),
  );
}
