import { Notice } from "@/components/ui/notice";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { ImportCheck } from "@/lib/domain/list-import";
import type { ImportList } from "@/lib/domain/list-import-fields";

export interface ImportFindingsProps {
  readonly list: ImportList;
  readonly check: ImportCheck;
}

/** What a check found: rows with their faults, names that nobody knows, and what is there already. */
export function ImportFindings({ list, check }: ImportFindingsProps) {
  const { rows, left, same, faults, allFaults, unknown, allUnknown, unfinished } = check;
  const count = (value: number) => value.toLocaleString("en-GB");
  const named = unknown.map(({ name, rows: times }) => `${name} (${count(times)})`).join(", ");
  return (
    <>
      <p>{`${count(rows)} ${rows === 1 ? "row was" : "rows were"} read${left > 0 ? `, ${count(left)} of them would be left out` : ""}.`}</p>
      {allUnknown > 0 ? (
        <Notice
          tone="info"
          title={
            list === "roadmap"
              ? `${count(allUnknown)} ${allUnknown === 1 ? "segment is" : "segments are"} not defined here.`
              : `${count(allUnknown)} ${allUnknown === 1 ? "customer is" : "customers are"} not in the data.`
          }
        >
          {`They are kept by name and listed: ${named}${allUnknown > unknown.length ? ` and ${count(allUnknown - unknown.length)} more` : ""}.`}
        </Notice>
      ) : null}
      {unfinished > 0 ? (
        <Notice tone="info" title={`${count(unfinished)} ${unfinished === 1 ? "tie lacks" : "ties lack"} something.`}>
          A tie counts once it has a problem, a metric, an expected change and evidence; until then it is kept and
          named.
        </Notice>
      ) : null}
      {same > 0 ? (
        <Notice tone="info" title={`${count(same)} ${same === 1 ? "is" : "are"} there already.`}>
          {list === "roadmap"
            ? "Items of the same title: updated or replaced they keep their page, and ties to the same segment with the same metric keep their numbers. Updated they also keep what the file has no column for. On top they stand there twice, and their effort counts twice."
            : "Word for word; on top of the others they are left out."}
        </Notice>
      ) : null}
      {allFaults === 0 ? null : (
        <>
          <Notice tone="warn" title={`${count(allFaults)} ${allFaults === 1 ? "cell does" : "cells do"} not fit.`}>
            Rows are counted below the header. Mend the file and bring it again, or leave these rows out.
            {list === "roadmap" ? " An item with one bad row is left out as a whole." : ""}
          </Notice>
          <Faults faults={faults} more={allFaults - faults.length} />
        </>
      )}
    </>
  );
}

function Faults({ faults, more }: { readonly faults: ImportCheck["faults"]; readonly more: number }) {
  return (
    <>
      <Table label="Cells that do not fit" rows="compact">
        <thead>
          <Row>
            <HeadCell>File</HeadCell>
            <HeadCell numeric>Row</HeadCell>
            <HeadCell>Column</HeadCell>
            <HeadCell>Value</HeadCell>
            <HeadCell>Reason</HeadCell>
          </Row>
        </thead>
        <tbody>
          {faults.map(({ file, row, column, value, reason }) => (
            <Row key={`${row} ${column} ${reason}`}>
              <RowHead>{file}</RowHead>
              <Cell numeric>{row.toLocaleString("en-GB")}</Cell>
              <Cell>{column ?? "–"}</Cell>
              <Cell tone="mono">{value ?? "empty"}</Cell>
              <Cell>{reason}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {more > 0 ? <p>{`and ${more.toLocaleString("en-GB")} more`}</p> : null}
    </>
  );
}
