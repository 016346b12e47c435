import { useId } from "react";
import { Select } from "@/components/ui/select";
import type { ColumnProfile } from "@/lib/domain/file-profile";
import type { CellFormat, SourceColumn } from "@/lib/domain/recipe";
import { DraftInput } from "./draft-input";
import styles from "./mapping.module.css";
import { type ColumnChange, type FieldCatalog, fieldOf } from "./recipe-edits";
import { unitSuggestions } from "./unit-suggestions";

export interface CellFormatFieldsProps {
  readonly column: SourceColumn;
  readonly profile: ColumnProfile | undefined;
  readonly catalog: FieldCatalog;
  readonly onChange: ColumnChange;
}

/** The part of the format that the column's type has: date pattern, number marks and unit, words for yes and no. */
export function CellFormatFields({ column, catalog, onChange }: CellFormatFieldsProps) {
  const put = (name: string, part: Partial<CellFormat>) =>
    onChange(name, (now) => ({ ...now, format: { ...now.format, ...part } }));
  const { type, format, header } = column;
  if (type === "text") return <p className={styles.note}>As it stands, blanks at both ends dropped.</p>;
  if (type === "yesNo") {
    return (
      <div className={styles.fields}>
        <DraftInput
          label={`Words for yes in ${header}`}
          hint="Separated by commas; the first is shown"
          value={format.yesWords.join(", ")}
          onCommit={(text) => put("words for yes", { yesWords: wordsIn(text) })}
        />
        <DraftInput
          label={`Words for no in ${header}`}
          value={format.noWords.join(", ")}
          onCommit={(text) => put("words for no", { noWords: wordsIn(text) })}
        />
      </div>
    );
  }
  if (type === "date" || type === "timestamp") {
    return (
      <div className={styles.fields}>
        <PatternInput
          header={header}
          patterns={patterns[type]}
          value={format.datePattern ?? ""}
          onCommit={(text) => put("date pattern", { datePattern: text.trim() === "" ? null : text.trim() })}
        />
      </div>
    );
  }
  const field = column.targets.map((target) => fieldOf(target, catalog)).find((one) => one !== undefined);
  return <NumberFields column={column} units={unitSuggestions(field, type)} put={put} />;
}

interface NumberFieldsProps {
  readonly column: SourceColumn;
  readonly units: readonly { readonly words: string; readonly multiply: number }[];
  readonly put: (name: string, part: Partial<CellFormat>) => void;
}

function NumberFields({ column: { header, format }, units, put }: NumberFieldsProps) {
  return (
    <div className={styles.fields}>
      <Select
        size="small"
        label={`Decimal mark of ${header}`}
        value={format.decimal}
        onChange={({ target: { value } }) => put("decimal mark", { decimal: value === "," ? "," : "." })}
      >
        <option value=".">point, 1234.5</option>
        <option value=",">comma, 1234,5</option>
      </Select>
      <Select
        size="small"
        label={`Thousands mark of ${header}`}
        value={format.thousands}
        onChange={({ target: { value } }) => put("thousands mark", { thousands: value as CellFormat["thousands"] })}
      >
        <option value="">none</option>
        <option value=",">comma, 1,234</option>
        <option value=".">point, 1.234</option>
        <option value=" ">blank, 1 234</option>
        <option value="'">apostrophe, 1'234</option>
      </Select>
      {units.length > 0 ? (
        <Select
          size="small"
          label={`Unit of ${header} in the file`}
          value={units.find((unit) => unit.multiply === format.multiply)?.multiply ?? "other"}
          onChange={({ target: { value } }) =>
            put("unit", { multiply: value === "other" ? format.multiply : Number(value) })
          }
        >
          {units.map((unit) => (
            <option key={unit.words} value={unit.multiply}>
              {unit.multiply === 1 ? unit.words : `${unit.words}, times ${unit.multiply}`}
            </option>
          ))}
          <option value="other">other, see the factor</option>
        </Select>
      ) : null}
      <DraftInput
        label={`Factor for ${header}`}
        hint="The file's number times this is the field's"
        value={String(format.multiply)}
        complaint={(text) =>
          Number(text) > 0 && Number(text) <= 1e9 ? undefined : "Write a number above 0, for example 60"
        }
        onCommit={(text) => put("factor", { multiply: Number(text) })}
      />
    </div>
  );
}

interface PatternInputProps {
  readonly header: string;
  readonly patterns: readonly string[];
  readonly value: string;
  readonly onCommit: (text: string) => void;
}

function PatternInput({ header, patterns: known, value, onCommit }: PatternInputProps) {
  const list = useId();
  return (
    <>
      <DraftInput
        list={list}
        label={`Date pattern of ${header}`}
        hint="%d day, %m month, %Y year, %b Jan, %H:%M:%S time"
        value={value}
        onCommit={onCommit}
      />
      <datalist id={list}>
        {known.map((pattern) => (
          <option key={pattern} value={pattern} />
        ))}
      </datalist>
    </>
  );
}

const days = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%Y%m%d", "%d-%m-%Y", "%d %b %Y", "%m/%d/%y"];
const patterns = {
  date: days,
  timestamp: [
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%S.%f",
    "%d.%m.%Y %H:%M",
    "%m/%d/%Y %H:%M",
    "%d/%m/%Y %H:%M",
    ...days,
  ],
} as const;

function wordsIn(text: string): string[] {
  return [...new Set(text.split(",").map((word) => word.trim()))].filter((word) => word !== "");
}
