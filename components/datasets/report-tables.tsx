import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { VersionReport } from "@/lib/domain/dataset-resources";
import styles from "./datasets.module.css";
import { change, count, share, tableName } from "./words";

/** Rows of each table beside those of the version before. */
export function WhatIsInIt({ view }: { readonly view: VersionReport }) {
  const { previous } = view;
  const before = new Map(previous?.tables.map(({ table, rows }) => [table, rows]));
  return (
    <section className={styles.part}>
      <h3>What is in it</h3>
      <Table label="What is in it" rows="compact">
        <thead>
          <tr>
            <HeadCell>Table</HeadCell>
            {previous ? <HeadCell numeric>{`v${previous.number}`}</HeadCell> : null}
            <HeadCell numeric>{`v${view.number}`}</HeadCell>
            {previous ? <HeadCell numeric>Change</HeadCell> : null}
          </tr>
        </thead>
        <tbody>
          {view.report.tables.map(({ table, rows }) => {
            const earlier = before.get(table);
            return (
              <Row key={table}>
                <RowHead>{tableName(table)}</RowHead>
                {previous ? <Cell numeric>{earlier === undefined ? "–" : count(earlier)}</Cell> : null}
                <Cell numeric>{count(rows)}</Cell>
                {previous ? <Cell numeric>{earlier === undefined ? "new" : change(rows - earlier)}</Cell> : null}
              </Row>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}

/** Per file: records = kept + rejected. */
export function FilesRead({ view }: { readonly view: VersionReport }) {
  return (
    <section className={styles.part}>
      <h3>Files</h3>
      <Table label="Files" rows="compact">
        <thead>
          <tr>
            <HeadCell>File</HeadCell>
            <HeadCell numeric>Records</HeadCell>
            <HeadCell numeric>Kept</HeadCell>
            <HeadCell numeric>Rejected</HeadCell>
            <HeadCell numeric>Cells emptied</HeadCell>
          </tr>
        </thead>
        <tbody>
          {view.report.sources.map((source, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
            <Row key={place}>
              <RowHead className={styles.break}>{source.file}</RowHead>
              <Cell numeric>{count(source.records)}</Cell>
              <Cell numeric>{count(source.kept)}</Cell>
              <Cell numeric>{count(source.rejected)}</Cell>
              <Cell numeric>{count(source.emptiedCells)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

/** What each join matched; rows before and after are equal, or the build would have been refused. */
export function Joins({ view }: { readonly view: VersionReport }) {
  const { joins } = view.report;
  if (joins.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>Joins</h3>
      <Table label="Joins" rows="compact">
        <thead>
          <tr>
            <HeadCell>File</HeadCell>
            <HeadCell>Onto, by</HeadCell>
            <HeadCell numeric>Matched</HeadCell>
            <HeadCell numeric>Rows before, after</HeadCell>
          </tr>
        </thead>
        <tbody>
          {joins.map((join) => (
            <Row key={`${join.file} ${join.key}`}>
              <RowHead className={styles.break}>{join.file}</RowHead>
              <Cell>{`${tableName(join.onto)}, ${join.key}`}</Cell>
              <Cell numeric>{share(join.matched, join.matched + join.unmatched)}</Cell>
              <Cell numeric>
                {`${count(join.rowsBefore)} ${join.rowsBefore === join.rowsAfter ? "=" : "≠"} ${count(join.rowsAfter)}`}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {joins
        .filter((join) => join.unmatched > 0)
        .map((join) => (
          <p key={`${join.file} ${join.key}`} className={styles.note}>
            {`${count(join.unmatched)} without a match in ${join.file}${examplesOf(join.unmatchedExamples)}`}
          </p>
        ))}
    </section>
  );
}

function examplesOf(examples: readonly { readonly value: string; readonly count: number }[]): string {
  if (examples.length === 0) return "";
  const words = examples.slice(0, 5).map((one) => `“${one.value}” (${count(one.count)})`);
  return `, most often ${words.join(", ")}`;
}
