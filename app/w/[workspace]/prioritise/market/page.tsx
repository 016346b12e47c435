import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EditChannels, EditMarket } from "@/components/priority/edit-market";
import { MarketFacts } from "@/components/priority/market-facts";
import { ChannelTable, CompetitorTable } from "@/components/priority/market-measures";
import { MarketTable } from "@/components/priority/market-table";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Actions, Remark } from "@/components/ui/layout";
import { NamedTile } from "@/components/ui/named-tile";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { formatInstant } from "@/lib/domain/format-date";
import type { MarketSheet } from "@/lib/domain/market-view";
import { marketHeadline } from "@/lib/domain/market-words";
import { marketHref } from "@/lib/domain/priority-address";
import { segmentTile } from "@/lib/domain/segment-tile";
import { marketSheet, markets } from "@/lib/services/markets";
import { sheetProps } from "../../compare/sheet-props";
import { dataItems } from "../../data-items";
import { NewerData } from "../../newer-data";
import { addressOf, leave, pageActor } from "../../page-actor";
import { one } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { PrioritiseTabs } from "../prioritise-tabs";
import { NoPriorities, prioritySheet } from "../priority-sheet";

export const metadata: Metadata = { title: "Market" };

export default async function MarketPage({ params, searchParams }: PageProps<"/w/[workspace]/prioritise/market">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/prioritise/market`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await prioritySheet(actor, search, address);
  if (!sheet) return <NoPriorities actor={actor} tab="market" title="Market" />;
  const { dataset, shown, place } = sheet;
  const segment = one(search.segment);
  if (!sheet.isWhole) redirect(marketHref(workspace, { ...place, segment }));
  const at = { dataset: place.dataset, version: String(place.version) };
  const view = await markets(actor, at);
  const open =
    segment === undefined
      ? null
      : await marketSheet(actor, at, { segment }).catch((fault: unknown) => leave(fault, address));
  const newest = dataset.versions[0]?.number ?? place.version;
  return (
    <WorkspaceFrame
      actor={actor}
      section="prioritise"
      sheet={sheetProps(workspace, dataset, shown, (version) => marketHref(workspace, { ...place, version, segment }))}
      segment={segment}
    >
      <PageHeader breadcrumb={[{ label: "Prioritise" }, { label: "market" }]} title={marketHeadline(view)} />
      <PrioritiseTabs actor={actor} current="market" place={place} />
      <TitleBlock items={dataItems(view.dataset)} />
      <NewerData
        href={marketHref(workspace, { ...place, version: newest, segment })}
        newest={newest}
        shown={view.dataset}
      />
      <Figure
        title={open ? "All markets" : "Each segment's market; open one for its channels and competitors"}
        lede="Most likely figure, with what is possible around it below."
      >
        {view.segments.length === 0 ? (
          <Empty
            title="No segment of this dataset is published"
            action={<ButtonLink href={`/w/${workspace}/segments`}>Go to the segments</ButtonLink>}
          >
            A market is written about a published segment: its rule says who is in it.
          </Empty>
        ) : (
          <MarketTable
            segments={view.segments}
            open={segment ?? null}
            hrefOf={(slug) => `${marketHref(workspace, { ...place, segment: slug })}#sheet`}
          />
        )}
        {view.notes.map((note) => (
          <Remark key={note}>{note}</Remark>
        ))}
      </Figure>
      {open ? <Sheet actor={actor} sheet={open} /> : null}
    </WorkspaceFrame>
  );
}

function Sheet({ actor, sheet }: { readonly actor: Actor; readonly sheet: MarketSheet }) {
  const { segment, channels, competitors, dataset } = sheet;
  const { slug, name, market, revision, updatedBy, updatedAt } = segment;
  const editing = { workspace: actor.workspace.slug, segment: { slug, name }, market, revision };
  const named = {
    channels: channels.map(({ channel }) => channel),
    competitors: competitors.map((each) => each.name),
  };
  // Costs that are hidden from the reader would be saved as none.
  const mayEdit = may(actor, "priorities.edit");
  const mayEditChannels = mayEdit && may(actor, "unitEconomics.read");
  return (
    <>
      <Figure
        id="sheet"
        title={<NamedTile {...segmentTile(segment.code)} name={name} />}
        lede={
          updatedBy === null
            ? "Nothing is written about this market yet."
            : `Written by ${updatedBy}, ${formatInstant(updatedAt ?? "")} UTC.`
        }
        actions={
          mayEdit ? (
            <Actions>
              <EditMarket key={revision} {...editing} />
              {mayEditChannels ? <EditChannels key={`c${revision}`} {...editing} named={named} /> : null}
            </Actions>
          ) : undefined
        }
      >
        <MarketFacts market={market} />
      </Figure>
      <Figure
        title="Acquisition cost by channel"
        lede={`Measured in the data, 95 % interval below; what somebody wrote stands beside it.`}
        plain
      >
        {channels.length === 0 ? (
          <Empty title="No channel is known">
            Map lead source and acquisition cost of customers, or write channels down.
          </Empty>
        ) : (
          <ChannelTable channels={channels} currency={dataset.currency} />
        )}
      </Figure>
      <Figure
        title="Win rate by competitor"
        lede="Of deals decided with customers of this segment; 95 % interval below."
        plain
      >
        {competitors.length === 0 ? (
          <Empty title="No competitor is known">Map the competitor of deals, or write competitors down.</Empty>
        ) : (
          <CompetitorTable competitors={competitors} />
        )}
      </Figure>
    </>
  );
}
