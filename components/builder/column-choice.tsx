import { Select } from "@/components/ui/select";
import { columnsOfTable, openColumn } from "@/lib/domain/builder-facts";
import type { VersionColumn } from "@/lib/domain/version-manifest";
import styles from "./builder.module.css";
import { useDesk } from "./desk";

export interface ColumnChoiceProps {
  readonly label: string;
  readonly table: string;
  /** Key of the chosen column; empty where none is yet. */
  readonly value: string;
  readonly control: string;
  /** Which columns may be chosen; without it all. */
  readonly accepts?: ((column: VersionColumn) => boolean) | undefined;
  readonly onChange: (key: string) => void;
}

/** The open columns of one table. Typing a name goes to it, as browsers do it. */
export function ColumnChoice({ label, table, value, control, accepts, onChange }: ColumnChoiceProps) {
  const { facts } = useDesk();
  const columns = columnsOfTable(facts, table).filter((column) => accepts?.(column) ?? true);
  const isListed = columns.some(({ key }) => key === value);
  const closed = facts.closed.find(({ key }) => key === value);
  const name = openColumn(facts, value)?.label ?? closed?.label ?? value.slice(value.indexOf(".") + 1);
  return (
    <Select
      className={styles.choice}
      size="small"
      labelHidden
      label={label}
      data-control={control}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {isListed ? null : <option value={value}>{value === "" ? "choose a column" : `${name}, not to be asked`}</option>}
      {columns.map((column) => (
        <option key={column.key} value={column.key}>
          {column.label}
        </option>
      ))}
    </Select>
  );
}
