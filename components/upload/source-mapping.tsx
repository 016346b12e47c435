import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { HeadCell, Table } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import type { UploadedFile } from "@/lib/domain/dataset-resources";
import type { RecipeSource } from "@/lib/domain/recipe";
import type { JudgedColumn } from "./column-judgement";
import { ColumnRow } from "./column-row";
import { ComputedColumns } from "./computed-columns";
import { DialectPicker } from "./dialect-picker";
import { fileAnchor } from "./fault-places";
import styles from "./mapping.module.css";
import { type FieldCatalog, withSource } from "./recipe-edits";
import { SourceUsePicker } from "./source-use-picker";
import type { EditedMapping } from "./use-mapping";
import { counted, dialectWords } from "./words";

export interface SourceMappingProps {
  readonly place: number;
  readonly edited: EditedMapping;
  readonly file: UploadedFile | undefined;
  readonly columns: readonly JudgedColumn[];
  readonly showsAll: boolean;
  readonly catalog: FieldCatalog;
}

const rowsAtOnce = 100;

/** One file of the mapping: what it is for, and its columns. */
export function SourceMapping({ place, edited, file, columns, showsAll, catalog }: SourceMappingProps) {
  const [limit, setLimit] = useState(rowsAtOnce);
  const source = edited.mapping?.recipe.sources[place];
  if (!source) return null;
  const important = columns.filter(({ judgement }) => judgement.state !== "rest");
  const wanted = showsAll || important.length === 0 ? columns : important;
  const shown = wanted.slice(0, limit);
  const hidden = columns.length - wanted.length;
  return (
    <section className={styles.source} id={fileAnchor(place)} aria-label={`Mapping of ${source.fileName}`}>
      <header className={styles.sourceHead}>
        <h3>{source.fileName}</h3>
        <SourceUsePicker place={place} edited={edited} profile={file?.profile ?? undefined} catalog={catalog} />
      </header>
      <Table label={`Columns of ${source.fileName}`} sticky>
        <thead>
          <tr>
            <HeadCell>Your column</HeadCell>
            <HeadCell>Values</HeadCell>
            <HeadCell>Type</HeadCell>
            <HeadCell>Field</HeadCell>
            <HeadCell numeric>Confidence</HeadCell>
            <HeadCell>Privacy</HeadCell>
            <HeadCell>What it unlocks</HeadCell>
          </tr>
        </thead>
        <tbody>
          {shown.map((judged) => (
            <ColumnRow
              key={judged.column.index}
              place={place}
              source={source}
              judged={judged}
              edited={edited}
              catalog={catalog}
            />
          ))}
        </tbody>
      </Table>
      {wanted.length > limit ? (
        <p className={styles.note}>
          <Button size="small" onClick={() => setLimit(limit + rowsAtOnce)}>
            {`Show the next of ${counted(wanted.length - limit, "more column", "more columns")}`}
          </Button>
        </p>
      ) : null}
      {hidden > 0 ? (
        <p className={styles.note}>
          {`${counted(hidden, "column")} without a field ${hidden === 1 ? "is" : "are"} not shown: “All” shows ${hidden === 1 ? "it" : "them"}.`}
        </p>
      ) : null}
      <ComputedColumns place={place} source={source} edited={edited} catalog={catalog} />
      <Reading place={place} source={source} edited={edited} file={file} />
    </section>
  );
}

interface ReadingProps {
  readonly place: number;
  readonly source: RecipeSource;
  readonly edited: EditedMapping;
  readonly file: UploadedFile | undefined;
}

/** How the file is cut into cells, and which words stand for nothing. */
function Reading({ place, source, edited, file }: ReadingProps) {
  const [words, setWords] = useState(source.emptyWords.join(", "));
  const facts = source.dialect ? dialectWords(source.dialect) : "Parquet: columns and types come from the file";
  return (
    <Disclosure summary={`How ${source.fileName} is read`}>
      <div className={styles.fields}>
        <p className={styles.note}>
          {`${facts}. `}
          {file?.profile?.dialectReason}
        </p>
        <TextInput
          size="small"
          label={`Words for an empty cell in ${source.fileName}`}
          hint="Separated by commas. Blank cells are always empty."
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onBlur={() => {
            const emptyWords = wordsIn(words);
            if (emptyWords.join() === source.emptyWords.join()) return;
            edited.edit({
              name: `empty words of ${source.fileName}`,
              change: (recipe) => withSource(recipe, place, (one) => ({ ...one, emptyWords })),
            });
          }}
        />
        {source.dialect ? (
          <DialectPicker
            key={JSON.stringify(source.dialect)}
            workspace={edited.workspace}
            fileId={source.fileId}
            fileName={source.fileName}
            dialect={source.dialect}
          />
        ) : null}
      </div>
    </Disclosure>
  );
}

function wordsIn(text: string): string[] {
  return [
    ...new Set(
      text
        .split(",")
        .map((word) => word.trim())
        .filter((word) => word !== ""),
    ),
  ];
}
