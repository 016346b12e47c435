import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Figure } from "@/components/ui/figure";
import { KeyFigures } from "@/components/ui/key-figures";
import { Column, Columns } from "@/components/ui/layout";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { may } from "@/lib/access/allow";
import { formatDate, formatInstant } from "@/lib/domain/format-date";
import { listed } from "@/lib/domain/in-sentence";
import { countText, percentText } from "@/lib/domain/number-words";
import { overlapHref } from "@/lib/domain/overlap-address";
import { builderHref, segmentHref } from "@/lib/domain/segment-address";
import { type AnalystBrief, analystBrief } from "@/lib/services/analyst-brief";
import { DatasetVersions, FailedBuilds } from "./analyst-data";
import { HomeLinks } from "./home-links";
import type { HomeProps } from "./home-props";
import { InboxStrip } from "./inbox-strip";

/** What waits for the analyst: checks of the data, customers in no segment, drafts, metrics that a field would unlock. */
export async function AnalystHome({ actor, dataset, version }: HomeProps) {
  const brief = await analystBrief(actor, { dataset, version: String(version) });
  const home = `/w/${actor.workspace.slug}`;
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Brief" }, { label: "analyst" }]}
        title={headlineOf(brief)}
        lede={`${brief.datasetName}, version ${version}, ${brief.asOf === null ? "without dates" : `with data to ${formatDate(brief.asOf)}`}.`}
        actions={
          may(actor, "datasets.build") ? (
            <ButtonLink href={`${home}/measure/new?dataset=${dataset}`}>Upload the next file</ButtonLink>
          ) : undefined
        }
      />
      <HomeLinks actor={actor} dataset={dataset} version={version} home="analyst" />
      <InboxStrip actor={actor} dataset={dataset} />
      <KeyFigures label="What waits" figures={tiles(brief, { actor, dataset, version })} />
      <Columns>
        <Column span={6}>
          <Checks brief={brief} href={`${home}/measure/${dataset}/${version}`} />
        </Column>
        <Column span={6}>
          <Drafts brief={brief} workspace={actor.workspace.slug} />
        </Column>
      </Columns>
      <Columns>
        <Column span={6}>
          <DatasetVersions workspace={actor.workspace.slug} datasets={brief.datasets} />
        </Column>
        {brief.failures ? (
          <Column span={6}>
            <FailedBuilds workspace={actor.workspace.slug} failures={brief.failures} datasets={brief.datasets} />
          </Column>
        ) : null}
      </Columns>
      <Unlocks brief={brief} />
    </>
  );
}

function headlineOf({ checks, outside, drafts }: AnalystBrief): string {
  const open = checks.filter(({ status }) => status === "failed").length;
  const parts = [
    ...(open > 0 ? [`${open} ${open === 1 ? "check is" : "checks are"} open`] : []),
    ...(outside?.customers ? [`${countText(outside.customers)} customers are in no segment`] : []),
    ...(drafts.length > 0 ? [`${drafts.length} ${drafts.length === 1 ? "draft waits" : "drafts wait"}`] : []),
  ];
  return parts.length === 0 ? "Nothing waits: checks passed, no draft is open" : listed(parts);
}

function tiles({ checks, outside, drafts, metrics }: AnalystBrief, { actor, dataset, version }: HomeProps) {
  const workspace = actor.workspace.slug;
  const home = `/w/${workspace}`;
  const open = checks.filter(({ status }) => status === "failed").length;
  return [
    {
      title: "Open checks of the data",
      value: <Link href={`${home}/measure/${dataset}/${version}`}>{countText(open)}</Link>,
      note: `${countText(checks.filter(({ status }) => status === "waived").length)} waived with a note, ${countText(checks.filter(({ status }) => status === "passed").length)} passed.`,
    },
    {
      title: "Customers in no segment",
      value:
        outside === null ? (
          <Missing kind="notInData">no published segment</Missing>
        ) : outside.customers === null ? (
          <Missing kind="suppressed">fewer than 5</Missing>
        ) : (
          <Link href={overlapHref(workspace, { dataset, version, segments: outside.segments })}>
            {countText(outside.customers)}
          </Link>
        ),
      aside: outside?.share == null ? undefined : percentText(outside.share),
      note: outside
        ? (outside.note ?? `${countText(outside.segments.length)} published segments stand under no other.`)
        : undefined,
    },
    {
      title: "Drafts under way",
      value: <Link href={`${home}/segments`}>{countText(drafts.length)}</Link>,
      note: `${countText(drafts.filter(({ proposedBy }) => proposedBy !== null).length)} proposed for publication.`,
    },
    {
      title: "Metrics this version answers",
      value: <Link href={`${home}/settings/definitions`}>{countText(metrics.available)}</Link>,
      aside: `of ${countText(metrics.available + metrics.missing.length)}`,
      note: metrics.missing.length === 0 ? "No field is missing." : "The others name the field they need, below.",
    },
  ];
}

function Checks({ brief, href }: { readonly brief: AnalystBrief; readonly href: string }) {
  const open = brief.checks.filter(({ status }) => status !== "passed");
  return (
    <Figure
      title={open.length === 0 ? "All checks of the data passed" : "Checks of the data that did not pass"}
      actions={
        <ButtonLink size="small" href={href}>
          Build report
        </ButtonLink>
      }
    >
      {open.length === 0 ? (
        <p>Nothing to resolve in this version.</p>
      ) : (
        <Table label="Checks that did not pass, with their rows" sticky>
          <thead>
            <Row>
              <HeadCell>Check</HeadCell>
              <HeadCell numeric>Rows</HeadCell>
              <HeadCell>State</HeadCell>
            </Row>
          </thead>
          <tbody>
            {open.map(({ id, sentence, count, status, note }) => (
              <Row key={id}>
                <Cell wrap>{sentence}</Cell>
                <Cell numeric>{count === null ? "–" : countText(count)}</Cell>
                <Cell tone="small">{status === "waived" ? `waived: ${note}` : "open"}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </Figure>
  );
}

function Drafts({ brief, workspace }: { readonly brief: AnalystBrief; readonly workspace: string }) {
  return (
    <Figure title={brief.drafts.length === 0 ? "No draft of a segment is under way" : "Drafts of segments"}>
      {brief.drafts.length === 0 ? (
        <p>
          <Link href={builderHref(workspace, null, brief.dataset)}>Begin one in the builder</Link>
        </p>
      ) : (
        <Table label="Drafts, who saved them and how they stand" sticky>
          <thead>
            <Row>
              <HeadCell>Segment</HeadCell>
              <HeadCell>Last saved</HeadCell>
              <HeadCell>State</HeadCell>
            </Row>
          </thead>
          <tbody>
            {brief.drafts.map(({ slug, name, updatedAt, updatedBy, proposedBy, faults }) => (
              <Row key={slug}>
                <RowHead>
                  <Link href={segmentHref(workspace, slug)}>{name}</Link>
                </RowHead>
                <Cell tone="small">{`${formatInstant(updatedAt)} UTC, ${updatedBy}`}</Cell>
                <Cell tone="small" wrap>
                  {faults[0] ?? (proposedBy === null ? "being written" : `proposed by ${proposedBy}`)}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </Figure>
  );
}

function Unlocks({ brief }: { readonly brief: AnalystBrief }) {
  const { missing } = brief.metrics;
  if (missing.length === 0) return null;
  return (
    <Figure title={`${countText(missing.length)} metrics wait for a field`}>
      <Table label="Metrics that a field would unlock" rows="compact" sticky>
        <thead>
          <Row>
            <HeadCell>Metric</HeadCell>
            <HeadCell>What it needs</HeadCell>
          </Row>
        </thead>
        <tbody>
          {missing.map(({ id, name, sentence }) => (
            <Row key={id}>
              <RowHead>{name}</RowHead>
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
