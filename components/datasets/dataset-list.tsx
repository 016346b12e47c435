import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Mark } from "@/components/ui/mark";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { DatasetView, VersionSummary } from "@/lib/domain/dataset-resources";
import { formatDate, formatInstant } from "@/lib/domain/format-date";
import { compareAddress, newVersionAddress, reportAddress } from "./addresses";
import styles from "./datasets.module.css";
import { count, counted, tableName } from "./words";

export interface DatasetListProps {
  readonly workspace: string;
  readonly datasets: readonly DatasetView[];
  readonly mayBuild: boolean;
}

/** Every dataset with its versions, newest first. */
export function DatasetList({ workspace, datasets, mayBuild }: DatasetListProps) {
  return (
    <div className={styles.list}>
      {datasets.map((dataset) => (
        <Figure
          key={dataset.id}
          title={dataset.name}
          lede={ledeOf(dataset)}
          actions={
            mayBuild ? (
              <ButtonLink
                size="small"
                icon="add"
                href={newVersionAddress(workspace, dataset.slug)}
                aria-label={`New version of ${dataset.name}`}
              >
                New version
              </ButtonLink>
            ) : null
          }
        >
          {dataset.versions.length === 0 ? (
            <Empty title="No version yet">
              {mayBuild
                ? "The dataset is there, its first build is not. “New version” starts with a file."
                : "An analyst or an admin can build the first one."}
            </Empty>
          ) : (
            <Versions workspace={workspace} dataset={dataset} />
          )}
        </Figure>
      ))}
    </div>
  );
}

function Versions({ workspace, dataset }: { readonly workspace: string; readonly dataset: DatasetView }) {
  const tables = [...new Set(dataset.versions.flatMap((version) => version.tables.map(({ table }) => table)))];
  return (
    <Table label={`Versions of ${dataset.name}`} sticky>
      <thead>
        <tr>
          <HeadCell>Version</HeadCell>
          <HeadCell>Data to</HeadCell>
          {tables.map((table) => (
            <HeadCell key={table} numeric>
              {tableName(table)}
            </HeadCell>
          ))}
          <HeadCell>Built</HeadCell>
          <HeadCell>Checks</HeadCell>
          <HeadCell>Use it</HeadCell>
        </tr>
      </thead>
      <tbody>
        {dataset.versions.map((version) => (
          <Row key={version.id}>
            <RowHead>
              <Link
                href={reportAddress(workspace, dataset.slug, version.number)}
                aria-label={`Report of ${dataset.name}, version ${version.number}`}
              >
                {`v${version.number}`}
              </Link>
            </RowHead>
            <Cell>{version.asOf === null ? "no dates" : formatDate(version.asOf)}</Cell>
            {tables.map((table) => (
              <Cell key={table} numeric>
                {rowsOf(version, table)}
              </Cell>
            ))}
            <Cell tone="muted">{`${formatInstant(version.builtAt)}, ${version.builtBy}`}</Cell>
            <Cell>
              {version.openGates === 0 ? (
                <Mark sign="tick" tone="good">
                  no open check
                </Mark>
              ) : (
                <Mark sign="warn" tone="warn">
                  {counted(version.openGates, "open check")}
                </Mark>
              )}
            </Cell>
            <Cell>
              <Link
                href={compareAddress(workspace, dataset.slug, version.number)}
                aria-label={`Compare groups of ${dataset.name}, version ${version.number}`}
              >
                Compare
              </Link>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function rowsOf(version: VersionSummary, table: string): string {
  const rows = version.tables.find((one) => one.table === table)?.rows;
  return rows === undefined ? "–" : count(rows);
}

function ledeOf({ versions, createdAt }: DatasetView): string {
  const latest = versions[0];
  if (!latest) return `Made on ${formatDate(createdAt)}.`;
  const reach = latest.asOf === null ? "" : `, data to ${formatDate(latest.asOf)}`;
  return `${counted(versions.length, "version")}; the newest is ${latest.number}${reach}.`;
}
