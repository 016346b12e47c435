import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import type { VersionReport } from "@/lib/domain/dataset-resources";
import styles from "./datasets.module.css";
import { count, counted } from "./words";

export interface RejectsProps {
  readonly view: VersionReport;
  /** Whether the reader may see the values of rejected records. */
  readonly maySeeValues: boolean;
}

const shownRows = 20;

/** The first rejects with their reasons, and how often each reason occurred. */
export function Rejects({ view, maySeeValues }: RejectsProps) {
  const { sources, firstRejects, rejectReasons } = view.report;
  const rows = sources.reduce((sum, source) => sum + source.rejected, 0);
  const cells = sources.reduce((sum, source) => sum + source.emptiedCells, 0);
  const shown = firstRejects.slice(0, shownRows);
  const namesFiles = sources.length > 1;
  return (
    <section className={styles.part}>
      <h3>{headline(rows, cells)}</h3>
      {maySeeValues || rows + cells === 0 ? null : (
        <p className={styles.note}>
          <Missing kind="noAccess">for analysts and admins</Missing> Their reasons are below; the values are not shown
          to you.
        </p>
      )}
      {shown.length > 0 ? (
        <Table label="Rejected rows and emptied cells" rows="compact">
          <thead>
            <tr>
              {namesFiles ? <HeadCell>File</HeadCell> : null}
              <HeadCell numeric>Line</HeadCell>
              <HeadCell numeric>Record</HeadCell>
              <HeadCell>Column</HeadCell>
              <HeadCell>Value</HeadCell>
              <HeadCell>Reason</HeadCell>
              <HeadCell className={styles.leftOut}>Left out</HeadCell>
            </tr>
          </thead>
          <tbody>
            {shown.map((reject, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a record may be named twice
              <Row key={place}>
                {namesFiles ? <Cell className={styles.break}>{reject.file}</Cell> : null}
                <Cell numeric>{reject.line === null ? "–" : count(reject.line)}</Cell>
                <Cell numeric tone="muted">
                  {reject.record === null ? "–" : count(reject.record)}
                </Cell>
                <Cell tone="mono">{reject.column ?? "–"}</Cell>
                <Cell tone="mono" className={styles.value} title={reject.value ?? undefined}>
                  {reject.value ? reject.value : "(empty)"}
                </Cell>
                <Cell wrap>{reject.reason}</Cell>
                <Cell tone="muted" className={styles.leftOut}>
                  {reject.kind === "record" ? "the row" : "the cell"}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : null}
      {rejectReasons.length > 0 ? (
        <div className={styles.reasons}>
          <Reasons view={view} />
        </div>
      ) : null}
    </section>
  );
}

function Reasons({ view: { report } }: Pick<RejectsProps, "view">) {
  return (
    <Table label="Rejects by reason" rows="compact">
      <thead>
        <tr>
          <HeadCell>Reason</HeadCell>
          <HeadCell numeric>How often</HeadCell>
        </tr>
      </thead>
      <tbody>
        {report.rejectReasons.map(({ reason, count: times }) => (
          <Row key={reason}>
            <Cell wrap>{reason}</Cell>
            <Cell numeric>{count(times)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function headline(rows: number, cells: number): string {
  const emptied = cells === 0 ? "" : `${counted(cells, "cell")} emptied`;
  if (rows === 0) return cells === 0 ? "Rejected: nothing" : `Rejected: no row, ${emptied}`;
  return `Rejected: ${[counted(rows, "row"), emptied].filter(Boolean).join(", ")}, each with its reason`;
}
