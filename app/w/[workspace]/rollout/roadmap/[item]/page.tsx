import type { Metadata } from "next";
import type { PinChoice } from "@/components/notes/note-form";
import { EditItem } from "@/components/roadmap/edit-item";
import { EditTie } from "@/components/roadmap/edit-tie";
import { Stage } from "@/components/roadmap/stage";
import { TieList } from "@/components/roadmap/tie-list";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { KeyFigures } from "@/components/ui/key-figures";
import { Remark } from "@/components/ui/layout";
import { Missing } from "@/components/ui/missing";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { formatDate } from "@/lib/domain/format-date";
import { listed } from "@/lib/domain/in-sentence";
import { compactMoney, countText } from "@/lib/domain/number-words";
import { mostTies, quarterText } from "@/lib/domain/roadmap";
import { roadmapHref, roadmapItemHref } from "@/lib/domain/roadmap-address";
import { requestsSentence } from "@/lib/domain/roadmap-requests";
import type { RoadmapItemPage } from "@/lib/domain/roadmap-resources";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentBook } from "@/lib/services/asked-segments";
import { datasets } from "@/lib/services/datasets";
import { roadmapItem } from "@/lib/services/roadmap";
import { itemOwners } from "@/lib/services/roadmap-edits";
import { metricList } from "@/lib/services/scoreboard";
import { version } from "@/lib/services/versions";
import { comparable } from "../../../compare/read-state";
import { sheetProps } from "../../../compare/sheet-props";
import { NotesOf } from "../../../notes-of";
import { addressOf, leave, pageActor } from "../../../page-actor";
import { one } from "../../../sheet";
import { WorkspaceFrame } from "../../../workspace-frame";
import { rolloutTitleItems } from "../../title-items";
import { quarterChoices } from "../quarter-choices";
import { requestsText, weeksText } from "../roadmap-rows";
import { tieEntries } from "./tie-entries";

export const metadata: Metadata = { title: "Roadmap item" };

export default async function RoadmapItemPageOf({
  params,
  searchParams,
}: PageProps<"/w/[workspace]/rollout/roadmap/[item]">) {
  const { workspace, item: id } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/rollout/roadmap/${id}`, search);
  const actor = await pageActor(workspace, address);
  const asked = one(search.version);
  const number = asked !== undefined && /^[1-9]\d{0,5}$/.test(asked) ? asked : "latest";
  const page = await roadmapItem(actor, id, number).catch((fault: unknown) => leave(fault, address));
  const { dataset } = page;
  const shown = await version(actor, dataset.slug, String(dataset.version));
  const all = await datasets(actor);
  const view = all.find(({ slug }) => slug === dataset.slug);
  const sheet = view ? sheetProps(workspace, view, shown, (to) => roadmapItemHref(workspace, id, to)) : undefined;
  return (
    <WorkspaceFrame actor={actor} section="rollout" sheet={sheet}>
      <Item actor={actor} page={page} />
    </WorkspaceFrame>
  );
}

interface ItemProps {
  readonly actor: Actor;
  readonly page: RoadmapItemPage;
}

async function Item({ actor, page }: ItemProps) {
  const { slug } = actor.workspace;
  const { item, dataset } = page;
  const mayEdit = may(actor, "roadmap.edit");
  const choices = mayEdit ? await tieChoices(actor, page) : null;
  const place = { dataset: dataset.slug, version: dataset.version, currency: dataset.currency };
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: "Roll out" },
          { label: "roadmap", href: roadmapHref(slug, { dataset: dataset.slug, version: dataset.version }) },
        ]}
        title={item.title}
        lede={item.problem}
        actions={mayEdit ? <EditThis actor={actor} page={page} /> : undefined}
      />
      <TitleBlock items={rolloutTitleItems(dataset, null, factsOf(page))} />
      <Numbers page={page} />
      {item.requests === null ? null : <Remark>{requestsSentence(item.requests.isByRevenue)}</Remark>}
      <Figure
        title={tiesTitle(page)}
        lede="Each tie says whose problem it is, which number is to move by how much, and what speaks for it."
        actions={
          choices !== null && item.ties.length < mostTies ? (
            <EditTie workspace={slug} place={place} item={item} tie={null} {...choices} />
          ) : undefined
        }
      >
        {item.ties.length === 0 ? (
          <Empty title="Nobody can say yet whom it is for">
            {mayEdit
              ? "Tie it to a segment, and it says by itself how many customers it reaches and what they pay."
              : "Product ties items to segments."}
          </Empty>
        ) : (
          <TieList
            entries={tieEntries(slug, page).map((entry) => ({
              ...entry,
              action:
                choices === null ? null : (
                  <EditTie workspace={slug} place={place} item={item} tie={entry.edited} {...choices} />
                ),
            }))}
          />
        )}
      </Figure>
      <NotesOf actor={actor} subject={{ kind: "roadmapItem", id: item.id }} pins={pinsOf(page)} />
    </>
  );
}

/** The numbers that its ties are to move. */
function pinsOf({ item, dataset: { slug: dataset, version } }: RoadmapItemPage): PinChoice[] {
  return item.ties.flatMap(({ metric, segment: { name, ref } }) =>
    metric && ref
      ? [
          {
            label: `${metric.name} of ${name}`,
            address: { dataset, version, metric: metric.id, by: segmentsKey, group: ref },
          },
        ]
      : [],
  );
}

async function EditThis({ actor, page: { item, dataset } }: ItemProps) {
  return (
    <EditItem
      workspace={actor.workspace.slug}
      dataset={dataset.slug}
      item={{ ...item, owner: item.owner?.id ?? null }}
      owners={await itemOwners(actor)}
      quarters={quarterChoices([item.quarter])}
    />
  );
}

async function tieChoices(actor: Actor, { dataset }: RoadmapItemPage) {
  const { segments } = await segmentBook(actor, dataset.id);
  const { metrics } = await metricList(actor, { dataset: dataset.slug, version: String(dataset.version) });
  return {
    segments: comparable(segments).map(({ slug, name, latest }) => ({ slug, name, ref: `${slug}@${latest}` })),
    metrics: metrics
      .filter(({ available }) => available)
      .map(({ metric }) => ({ id: metric.id, name: metric.name, unit: metric.unit })),
  };
}

function Numbers({ page: { item, dataset, money } }: Pick<ItemProps, "page">) {
  const { reach } = item;
  const requests = requestsText(item);
  return (
    <KeyFigures
      label="The item in numbers"
      figures={[
        {
          title: "Reach",
          value:
            reach === null ? (
              "–"
            ) : reach.fault !== undefined ? (
              <Missing kind="notInData">not known</Missing>
            ) : reach.customers === null ? (
              <Missing kind="suppressed">fewer than 5</Missing>
            ) : (
              `${reach.isRounded ? "about " : ""}${countText(reach.customers)}`
            ),
          aside: reach === null ? undefined : "customers",
          note:
            reach === null
              ? "Needs a whole tie to a segment in use"
              : (reach.fault ?? "Each counted once, trials and those who left too"),
        },
        ...(money === null
          ? []
          : [
              {
                title: money.title,
                value: reach?.revenue == null ? "–" : compactMoney(reach.revenue, dataset.currency),
                note: "What those of them who are customers today pay a month",
              },
            ]),
        ...(requests === null
          ? []
          : [
              {
                title: "Requests",
                value: requests === "hidden" ? <Missing kind="suppressed">fewer than 5</Missing> : requests.score,
                aside: requests === "hidden" ? undefined : `of ${requests.customers} customers`,
                note: "Customers who speak of its themes, weighted by the value and the stance of their segments",
              },
            ]),
        {
          title: "Effort",
          value: item.effort === null ? "–" : weeksText(item.effort),
          aside: item.effort === null ? undefined : "person-weeks",
        },
        { title: "Status", value: <Stage status={item.status} /> },
      ]}
    />
  );
}

function factsOf({ item }: RoadmapItemPage) {
  return [
    { term: "Quarter", detail: item.quarter === null ? "not decided" : quarterText(item.quarter) },
    { term: "Owner", detail: item.owner?.name ?? "nobody" },
    ...(item.themes.length === 0 ? [] : [{ term: "Asked for as", detail: item.themes.join(", ") }]),
    ...(item.shippedOn === null ? [] : [{ term: "Shipped", detail: formatDate(item.shippedOn) }]),
  ];
}

function tiesTitle({ item }: RoadmapItemPage): string {
  const live = item.ties.filter(({ segment, lacking }) => segment.state === "live" && lacking.length === 0);
  if (live.length === 0) return "For no segment yet";
  const names = live.map(({ segment }) => segment.name);
  return names.length > 3 ? `For ${names.length} segments` : `For ${listed(names)}`;
}
