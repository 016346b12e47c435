import { DefinitionList } from "@/components/ui/definition-list";
import { Disclosure } from "@/components/ui/disclosure";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { canonicalField } from "@/lib/domain/dictionary";
import { formatDate } from "@/lib/domain/format-date";
import type { ColumnTarget, Recipe, RecipeSource, SourceColumn } from "@/lib/domain/recipe";
import styles from "./datasets.module.css";
import { customerWords, tableName, typeWords } from "./words";

/** The mapping as it was used, file by file. */
export function RecipeUsed({ recipe }: { readonly recipe: Recipe }) {
  return (
    <>
      <div className={styles.facts}>
        <DefinitionList
          items={[
            { term: "Data to", detail: recipe.asOf === null ? "no day given" : formatDate(recipe.asOf) },
            { term: "Currency", detail: recipe.currency },
            { term: "Time zone", detail: recipe.timeZone },
            { term: "Customers are", detail: customerWords[recipe.grain] },
            ...Object.entries(recipe.bands).map(([key, cuts]) => ({
              term: `Bands of ${key}`,
              detail: cuts.join(", "),
            })),
          ]}
        />
      </div>
      <div className={styles.tables}>
        {recipe.sources.map((source) => (
          <Disclosure key={source.fileId} summary={`${source.fileName}: ${purposeOf(source, recipe)}`}>
            <SourceUsed source={source} />
          </Disclosure>
        ))}
      </div>
    </>
  );
}

function SourceUsed({ source }: { readonly source: RecipeSource }) {
  return (
    <Table label={`Mapping of ${source.fileName}`} rows="compact" sticky>
      <thead>
        <tr>
          <HeadCell>Column</HeadCell>
          <HeadCell>Read as</HeadCell>
          <HeadCell>Became</HeadCell>
        </tr>
      </thead>
      <tbody>
        {source.columns.map((column) => (
          <Row key={column.index}>
            <RowHead className={styles.break}>{column.header}</RowHead>
            <Cell wrap>{readingWords(column)}</Cell>
            <Cell wrap>{column.targets.length === 0 ? "left out" : column.targets.map(targetWords).join(", ")}</Cell>
          </Row>
        ))}
        {source.computed.map((one) => (
          <Row key={one.header}>
            <RowHead className={styles.break}>{one.header}</RowHead>
            <Cell
              wrap
            >{`${headerAt(source, one.leftIndex)} ${signs[one.operation]} ${headerAt(source, one.rightIndex)}`}</Cell>
            <Cell wrap>{targetWords(one.target)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

const signs = { add: "+", subtract: "−", multiply: "×", divide: "÷" } as const;

function purposeOf({ use, columns }: RecipeSource, recipe: Recipe): string {
  if (use.kind === "tables") return use.tables.map(tableName).join(" and ");
  const onto = recipe.sources[use.ontoSource];
  const theirs = onto?.columns.find((column) => column.index === use.ontoIndex)?.header ?? "";
  const own = columns.find((column) => column.index === use.keyIndex)?.header ?? "";
  return `joined onto ${tableName(use.onto)} of ${onto?.fileName ?? ""}, ${own} = ${theirs}`;
}

function readingWords({ type, format }: SourceColumn): string {
  const values = Object.entries(format.valueMap).map(([from, to]) => `${from} → ${to}`);
  const parts = [
    typeWords[type],
    ...(format.datePattern === null ? [] : [format.datePattern]),
    ...(format.decimal === "," ? ["decimal comma"] : []),
    ...(format.thousands === "" ? [] : [`thousands “${format.thousands}”`]),
    ...(format.multiply === 1 ? [] : [`times ${format.multiply}`]),
    ...(format.yesWords.length > 0 ? [`yes: ${format.yesWords.join(", ")}; no: ${format.noWords.join(", ")}`] : []),
    ...values.slice(0, 12),
    ...(values.length > 12 ? [`and ${values.length - 12} more values`] : []),
  ];
  return parts.join(", ");
}

function targetWords({ table, field }: ColumnTarget): string {
  if (field === null) return `attribute of ${tableName(table)}`;
  return `${tableName(table)}: ${canonicalField(table, field)?.label ?? field}`;
}

function headerAt(source: RecipeSource, index: number): string {
  return source.columns.find((column) => column.index === index)?.header ?? `column ${index + 1}`;
}
