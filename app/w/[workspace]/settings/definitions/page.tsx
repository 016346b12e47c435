import type { Metadata } from "next";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { methodWords } from "@/lib/domain/method-words";
import { metrics } from "@/lib/domain/metrics";
import { threadCounts } from "@/lib/services/note-lists";
import { NotesOf } from "../../notes-of";
import { addressOf, pageActor } from "../../page-actor";
import { one } from "../../sheet";
import { SettingsHeader } from "../settings-header";

export const metadata: Metadata = { title: "Definitions" };

export default async function DefinitionsPage({
  params,
  searchParams,
}: PageProps<"/w/[workspace]/settings/definitions">) {
  const { workspace } = await params;
  const search = await searchParams;
  const home = `/w/${workspace}/settings/definitions`;
  const actor = await pageActor(workspace, addressOf(home, search));
  const open = one(search.notes);
  const counts = await threadCounts(actor, "metric");
  return (
    <>
      <SettingsHeader
        actor={actor}
        current="definitions"
        title="Each metric has one definition, used everywhere"
        lede="The same text stands in the drawer of every number and in the API. Rates are pooled: sum divided by sum, never a mean of rates."
      />
      <Figure
        title={`${metrics.length} metrics, and the mean or share of any column`}
        lede="A metric appears where the data have its fields. Uncertainty is over customers: several rows of one customer count as one draw."
      >
        <Table label="Metric definitions" sticky>
          <thead>
            <Row>
              <HeadCell>Metric</HeadCell>
              <HeadCell>How it is computed</HeadCell>
              <HeadCell>Interval and test</HeadCell>
              <HeadCell>Better when</HeadCell>
              <HeadCell numeric>Smallest n</HeadCell>
            </Row>
          </thead>
          <tbody>
            {metrics.map((metric) => (
              <Row key={metric.id} id={metric.id}>
                <RowHead>{metric.name}</RowHead>
                <Cell wrap>
                  {metric.forms.map((form, index) => (
                    <p key={form.id}>{index === 0 ? form.formula : `Where that is not in the data: ${form.formula}`}</p>
                  ))}
                  {metric.caveat ? <Remark>{metric.caveat}</Remark> : null}
                  {metric.id === open ? (
                    <NotesOf actor={actor} subject={{ kind: "metric", metric: metric.id }} look="bare" />
                  ) : (
                    <Remark>
                      <a href={`${home}?notes=${metric.id}#${metric.id}`} aria-label={`Notes on ${metric.name}`}>
                        {noteWords(counts.get(`metric:${metric.id}`) ?? 0)}
                      </a>
                    </Remark>
                  )}
                </Cell>
                <Cell wrap tone="small">
                  {methodWords(metric.kind)}
                </Cell>
                <Cell tone="muted">{metric.direction ?? "neither"}</Cell>
                <Cell numeric>{metric.minimumN}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </Figure>
    </>
  );
}

function noteWords(count: number): string {
  if (count === 0) return "Notes";
  return count === 1 ? "1 note" : `${count} notes`;
}
