import { Select } from "@/components/ui/select";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { type ImportList, type ImportMapping, importFields } from "@/lib/domain/list-import";

export interface ListMappingProps {
  readonly list: ImportList;
  readonly headers: readonly string[];
  /** A value of each column. */
  readonly samples: readonly string[];
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
}

/** The fields of a list, each with the column that it is read from. */
export function ListMapping({ list, headers, samples, mapping, onChange }: ListMappingProps) {
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
                  {headers.map((header, at) => (
                    <option key={`${at} ${header}`} value={at}>
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
