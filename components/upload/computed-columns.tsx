import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Select } from "@/components/ui/select";
import type { ComputedColumn, RecipeSource } from "@/lib/domain/recipe";
import { DraftInput } from "./draft-input";
import { FieldSelect } from "./field-select";
import styles from "./mapping.module.css";
import { type FieldCatalog, fieldOf, tablesOf, withSource } from "./recipe-edits";
import type { EditedMapping } from "./use-mapping";
import { operationWords } from "./words";

export interface ComputedColumnsProps {
  readonly place: number;
  readonly source: RecipeSource;
  readonly edited: EditedMapping;
  readonly catalog: FieldCatalog;
}

/** Columns computed from two others of the file: sales less profit as cost. */
export function ComputedColumns({ place, source, edited, catalog }: ComputedColumnsProps) {
  const numeric = source.columns.filter((column) => column.type === "number" || column.type === "money");
  if (numeric.length < 2 && source.computed.length === 0) return null;
  const put = (name: string, computed: ComputedColumn[]) =>
    edited.edit({ name, change: (recipe) => withSource(recipe, place, (one) => ({ ...one, computed })) });
  const change = (at: number, part: Partial<ComputedColumn>) =>
    put(
      "computed column",
      source.computed.map((one, other) => (other === at ? { ...one, ...part } : one)),
    );
  const add = () => {
    const [left, right] = numeric;
    const table = tablesOf(source.use)[0];
    if (!left || !right || !table) return;
    const header = `${left.header} − ${right.header}`;
    put("new computed column", [
      ...source.computed,
      {
        header,
        operation: "subtract",
        leftIndex: left.index,
        rightIndex: right.index,
        type: left.type === "money" ? "money" : "number",
        target: { table, field: null },
      },
    ]);
  };
  return (
    <Disclosure
      summary={`Computed columns${source.computed.length > 0 ? `: ${source.computed.length}` : ""}`}
      open={source.computed.length > 0}
    >
      {source.computed.map((one, at) => (
        <ComputedRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a computed column has no other identity while its name is edited
          key={at}
          source={source}
          computed={one}
          catalog={catalog}
          onChange={(part) => change(at, part)}
          onRemove={() =>
            put(
              "removed computed column",
              source.computed.filter((_, other) => other !== at),
            )
          }
        />
      ))}
      <Button size="small" icon="add" onClick={add}>
        Compute a column
      </Button>
    </Disclosure>
  );
}

interface ComputedRowProps {
  readonly source: RecipeSource;
  readonly computed: ComputedColumn;
  readonly catalog: FieldCatalog;
  readonly onChange: (part: Partial<ComputedColumn>) => void;
  readonly onRemove: () => void;
}

function ComputedRow({ source, computed, catalog, onChange, onRemove }: ComputedRowProps) {
  const { header } = computed;
  return (
    <fieldset className={styles.computed} aria-label={`Computed column ${header}`}>
      <DraftInput
        label="Name"
        value={header}
        complaint={(text) => (text.trim() === "" ? "Write a name" : undefined)}
        onCommit={(text) => onChange({ header: text.trim() })}
      />
      <Operand
        label="is"
        source={source}
        value={computed.leftIndex}
        onChange={(leftIndex) => onChange({ leftIndex })}
      />
      <Select
        size="small"
        label="operation"
        value={computed.operation}
        onChange={({ target: { value } }) => onChange({ operation: value as ComputedColumn["operation"] })}
      >
        {Object.entries(operationWords).map(([operation, sign]) => (
          <option key={operation} value={operation}>
            {sign}
          </option>
        ))}
      </Select>
      <Operand
        label="and"
        source={source}
        value={computed.rightIndex}
        onChange={(rightIndex) => onChange({ rightIndex })}
      />
      <FieldSelect
        label={`Field for ${header}`}
        source={source}
        column={{ header, targets: [computed.target] }}
        targetPlace={0}
        catalog={catalog}
        onChange={(target) => {
          if (!target) return onRemove();
          const type = fieldOf(target, catalog)?.type;
          onChange({ target, ...(type === "money" || type === "number" ? { type } : {}) });
        }}
      />
      <Button size="small" tone="quiet" onClick={onRemove} aria-label={`Remove ${header}`}>
        Remove
      </Button>
    </fieldset>
  );
}

interface OperandProps {
  readonly label: string;
  readonly source: RecipeSource;
  readonly value: number;
  readonly onChange: (index: number) => void;
}

function Operand({ label, source, value, onChange }: OperandProps) {
  return (
    <Select size="small" label={label} value={value} onChange={({ target }) => onChange(Number(target.value))}>
      {source.columns
        .filter(({ type, index }) => type === "number" || type === "money" || index === value)
        .map((column) => (
          <option key={column.index} value={column.index}>
            {column.header}
          </option>
        ))}
    </Select>
  );
}
