import Link from "next/link";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { DatasetView } from "@/lib/domain/dataset-resources";
import { formatDate, formatInstant } from "@/lib/domain/format-date";
import { countText } from "@/lib/domain/number-words";
import type { FailedBuild } from "@/lib/services/builds";

/** Datasets that a home names. */
const mostDatasets = 8;

interface DatasetVersionsProps {
  readonly workspace: string;
  readonly datasets: readonly DatasetView[];
}

/** Each dataset with its newest version, the day its data reach to, and its open checks. */
export function DatasetVersions({ workspace, datasets }: DatasetVersionsProps) {
  const measure = `/w/${workspace}/measure`;
  const more = datasets.length - mostDatasets;
  return (
    <Figure title={datasets.length === 1 ? "One dataset" : `${countText(datasets.length)} datasets`}>
      <Table label="Datasets and their newest versions" sticky>
        <thead>
          <Row>
            <HeadCell>Dataset</HeadCell>
            <HeadCell>Newest</HeadCell>
            <HeadCell>Data to</HeadCell>
            <HeadCell>Built</HeadCell>
            <HeadCell numeric>Open checks</HeadCell>
          </Row>
        </thead>
        <tbody>
          {datasets.slice(0, mostDatasets).map(({ slug, name, versions: [latest] }) => (
            <Row key={slug}>
              <RowHead>{latest ? <Link href={`${measure}/${slug}/${latest.number}`}>{name}</Link> : name}</RowHead>
              <Cell>{latest ? `version ${latest.number}` : "none built yet"}</Cell>
              <Cell>{latest ? (latest.asOf === null ? "no dates" : formatDate(latest.asOf)) : null}</Cell>
              <Cell tone="small">{latest ? `${formatInstant(latest.builtAt)} UTC` : null}</Cell>
              <Cell numeric>{latest ? countText(latest.openGates) : null}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {more > 0 ? (
        <Remark>
          <Link href={measure}>{`${countText(more)} more`}</Link>
        </Remark>
      ) : null}
    </Figure>
  );
}

interface FailedBuildsProps extends DatasetVersionsProps {
  readonly failures: readonly FailedBuild[];
}

/** The builds that failed last: when, of which dataset, and what was wrong; a link begins the next. */
export function FailedBuilds({ workspace, datasets, failures }: FailedBuildsProps) {
  if (failures.length === 0)
    return (
      <Figure title="No build has failed">
        <p>A build that fails stands here, with what was wrong in its file.</p>
      </Figure>
    );
  return (
    <Figure title="Builds that failed last" lede="Nothing of a failed build is visible anywhere else.">
      <Table label="Builds that failed, with the fault" sticky>
        <thead>
          <Row>
            <HeadCell>Failed</HeadCell>
            <HeadCell>Dataset</HeadCell>
            <HeadCell>Fault</HeadCell>
          </Row>
        </thead>
        <tbody>
          {failures.map(({ id, dataset, at, sentence }) => (
            <Row key={id}>
              <RowHead>{`${formatInstant(at)} UTC`}</RowHead>
              <Cell>
                <Link href={`/w/${workspace}/measure/new?${new URLSearchParams({ dataset })}`}>
                  {datasets.find(({ slug }) => slug === dataset)?.name ?? dataset}
                </Link>
              </Cell>
              <Cell wrap tone="small">
                {sentence}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}
