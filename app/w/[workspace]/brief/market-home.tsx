import { ProfitTable } from "@/components/home/profit-table";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Actions, Remark } from "@/components/ui/layout";
import type { MarketSide } from "@/lib/domain/market-brief";
import { segmentsHref } from "@/lib/domain/segment-address";
import { headline } from "@/lib/domain/sentence-headline";
import { leadSources } from "@/lib/services/lead-sources";
import { marketBrief } from "@/lib/services/market-brief";
import { staleArtefacts } from "@/lib/services/stale-artefacts";
import { rolloutTitleItems } from "../rollout/title-items";
import { HomeLinks } from "./home-links";
import type { HomeProps } from "./home-props";
import { InboxStrip } from "./inbox-strip";
import { LeadSourceFigure } from "./lead-source-figure";
import { marketRows } from "./market-rows";

export interface MarketHomeProps extends HomeProps {
  readonly side: MarketSide;
}

/** Whom to win: the published segments, targets first, with what to say to them one step away. */
export async function MarketHome({ actor, dataset, version, side }: MarketHomeProps) {
  const brief = await marketBrief(actor, { dataset, version: String(version) }, side);
  const sources = side === "marketing" ? await leadSources(actor, { dataset, version: String(version) }) : null;
  const { slug } = actor.workspace;
  // Not waited for: the marks come when every kept number has been worked out again.
  const stale = staleArtefacts(actor, dataset);
  const targets = brief.segments.filter(({ stance }) => stance === "target").map(({ name }) => name);
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Brief" }, { label: side }]}
        title={targets.length > 0 ? `Whom to win: ${targets.join(", ")}` : "No published segment is a target yet"}
        lede="Each segment leads to its one-pager and its battle card: who they are, what they care about, what to say."
      />
      <HomeLinks actor={actor} dataset={dataset} version={version} home={side} />
      <InboxStrip actor={actor} dataset={dataset} />
      <TitleBlock items={rolloutTitleItems(brief.dataset, brief.view?.total ?? null)} />
      {brief.segments.length === 0 ? (
        <Figure title="The segments to win">
          <Empty title="No segment is published yet">
            An analyst or product manager publishes the first; then its numbers and cards stand here.
          </Empty>
        </Figure>
      ) : (
        <Figure
          title={brief.view ? headline(brief.view) : "The published segments"}
          lede="The strip is the difference to everybody else with its interval; a full dot is clear of the line."
          actions={
            <Actions>
              <ButtonLink size="small" href={segmentsHref(slug, dataset)}>
                All segments
              </ButtonLink>
            </Actions>
          }
        >
          <ProfitTable {...marketRows(slug, brief, { dataset, version }, stale)} />
          {brief.leftOut.length > 0 ? (
            <Remark>{`${brief.leftOut.join(" and ")}: in Compare. Fewer than 5 customers are behind ${brief.leftOut.length === 1 ? "it" : "them"} in one of the segments, whose whole row would be hidden here.`}</Remark>
          ) : null}
          {[...brief.notes, ...(brief.view?.notes ?? [])].map((note) => (
            <Remark key={note}>{note}</Remark>
          ))}
        </Figure>
      )}
      {sources === null || brief.segments.length === 0 ? null : <LeadSourceFigure view={sources} />}
    </>
  );
}
