import { Select } from "@/components/ui/select";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { type FieldColumns, type ImportList, importFields } from "@/lib/domain/list-import-fields";

export interface ListMappingProps {
  readonly list: ImportList;
  readonly headers: readonly string[];
  /** A value of each column. */
  readonly samples: readonly string[];
  readonly mapping: FieldColumns;
  readonly onChange: (mapping: FieldColumns) => void;
}

/** The fields of a list, each with the column that it is read from. */
export function ListMapping({ list, headers, samples, mapping, onChange }: ListMappingProps) {
  const choices = headers.map((header, at) => ({ header, at }));
  const columnOf = (field: string) => mapping.find((one) => one.field === field)?.column;
  const choose = (field: string, value: string) => {
    const others = mapping.filter((one) => one.field !== field);
    onChange(value === "" ? others : [...others, { field, column: Number(value) }]);
  };
  return (
    <Table label="Fields and their columns">
      <thead>
        <Row>
          <HeadCell>Field</HeadCell>
          <HeadCell>Column</HeadCell>
          <HeadCell>For example</HeadCell>
          <HeadCell>What it takes</HeadCell>
        </Row>
      </thead>
      <tbody>
        {importFields[list].map(({ name, label, required, hint }) => {
          const column = columnOf(name);
          return (
            <Row key={name}>
              <RowHead>{required ? `${label} (needed)` : label}</RowHead>
              <Cell>
                <Select
                  label={`Column for ${label}`}
                  labelHidden
                  size="small"
                  value={column === undefined ? "" : String(column)}
                  onChange={(event) => choose(name, event.target.value)}
                >
                  <option value="">none</option>
                  {choices.map(({ at, header }) => (
                    <option key={at} value={at}>
                      {header}
                    </option>
                  ))}
                </Select>
              </Cell>
              <Cell wrap tone="muted">
                {column === undefined ? "" : (samples[column] ?? "").slice(0, 80)}
              </Cell>
              <Cell wrap tone="small">
                {hint ?? ""}
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
