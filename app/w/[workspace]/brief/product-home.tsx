import Link from "next/link";
import { Suspense } from "react";
import { SpacedList } from "@/components/home/spaced-list";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Figure } from "@/components/ui/figure";
import { Column, Columns, Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import { countText } from "@/lib/domain/number-words";
import { roadmapHref, roadmapItemHref } from "@/lib/domain/roadmap-address";
import type { RoadmapView } from "@/lib/domain/roadmap-resources";
import { roadmapHeadline } from "@/lib/domain/roadmap-sentence";
import type { StudyBoard } from "@/lib/domain/study-resources";
import { featureAdoption } from "@/lib/services/feature-adoption";
import { feedbackThemes } from "@/lib/services/feedback-themes";
import { roadmap } from "@/lib/services/roadmap";
import { staleArtefacts } from "@/lib/services/stale-artefacts";
import { openStudy } from "@/lib/services/studies";
import { studyBoard } from "@/lib/services/study-board";
import { plannedText } from "../rollout/roadmap/roadmap-rows";
import { rolloutTitleItems } from "../rollout/title-items";
import { AdoptionFigure } from "./adoption-figure";
import { Gaps } from "./gaps";
import { HomeLinks } from "./home-links";
import type { HomeProps } from "./home-props";
import { InboxStrip } from "./inbox-strip";
import { HypothesesFigure, RoadmapFigure, VoiceFigure, WithoutSegmentFigure } from "./product-figures";
import { StalePapers } from "./stale-papers";
import { WaitingDecisions } from "./waiting";

/** Shipped items that a home names. */
const mostShipped = 8;

/** What product asks: which hypotheses are open and what they lack, whom the roadmap serves, and what customers ask for. */
export async function ProductHome({ actor, dataset, version }: HomeProps) {
  const place = { dataset, version: String(version) };
  const plan = await roadmap(actor, { ...place, order: "segment", offset: "0" });
  const ofPage = plan.items.filter(({ status }) => status === "shipped");
  const shipped =
    plan.allRows > plan.rows.length
      ? await roadmap(actor, { ...place, status: "shipped", order: "quarter", offset: "0" })
      : { items: ofPage, total: ofPage.length };
  const voices = await feedbackThemes(actor, place);
  const adoption = await featureAdoption(actor, place);
  const study = await openStudy(actor, dataset);
  const board = study === null ? null : await studyBoard(actor, study.id);
  const { slug } = actor.workspace;
  const told = headlineOf(board, plan);
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Brief" }, { label: "product" }]}
        title={told.title}
        lede={told.lede}
        actions={
          may(actor, "roadmap.edit") ? (
            <ButtonLink href={roadmapHref(slug, { dataset, version })} tone="primary">
              Open the roadmap
            </ButtonLink>
          ) : undefined
        }
      />
      <HomeLinks actor={actor} dataset={dataset} version={version} home="product" />
      <InboxStrip actor={actor} dataset={dataset} />
      <TitleBlock items={rolloutTitleItems(plan.dataset, plan.customers, proofOf(board, plan))} />
      <HypothesesFigure workspace={slug} board={board} />
      <RoadmapFigure workspace={slug} plan={plan} />
      <AdoptionFigure view={adoption} />
      <Columns>
        <Column span={6}>
          <VoiceFigure workspace={slug} voices={voices} />
        </Column>
        <Column span={6}>
          <WithoutSegmentFigure workspace={slug} plan={plan} />
        </Column>
      </Columns>
      <Suspense>
        <StalePapers workspace={slug} stale={staleArtefacts(actor, dataset)} />
      </Suspense>
      <WaitingDecisions actor={actor} />
      <Shipped workspace={slug} shipped={shipped} />
    </>
  );
}

interface ShippedProps {
  readonly workspace: string;
  readonly shipped: Pick<RoadmapView, "items" | "total">;
}

/** The items that are shipped; each one's page holds its metric at the time and since. */
function Shipped({ workspace, shipped: { items, total } }: ShippedProps) {
  if (total === 0) return <Gaps gaps={[observedNeeds]} />;
  return (
    <Figure
      title={total === 1 ? "One item is shipped" : `${countText(total)} items are shipped`}
      lede="The page of each holds its metric as it was, and what it came to since."
    >
      <SpacedList>
        {items.slice(0, mostShipped).map(({ id, title }) => (
          <li key={id}>
            <Link href={roadmapItemHref(workspace, id)} prefetch={false}>
              {title}
            </Link>
          </li>
        ))}
      </SpacedList>
      {total > mostShipped ? <Remark>{`${countText(total - mostShipped)} more stand on the roadmap.`}</Remark> : null}
    </Figure>
  );
}

const observedNeeds =
  "What changed after an item was shipped needs an item with the status shipped and a tie to a segment.";

/** The board in one clause and the roadmap in one sentence: the state of the evidence first. */
function headlineOf(board: StudyBoard | null, plan: RoadmapView): { title: string; lede: string | null } {
  const told = roadmapHeadline(plan);
  if (board === null || board.cards.length === 0) return told;
  const stands = board.cards.filter(({ hypothesis }) => hypothesis.state === "supported").length;
  const open = board.cards.filter(({ gates }) => gates.some(({ met }) => !met)).length;
  const all = board.cards.length;
  const first =
    stands === 0
      ? `${countText(all)} ${all === 1 ? "hypothesis is" : "hypotheses are"} open`
      : `${countText(stands)} of ${countText(all)} hypotheses ${stands === 1 ? "stands" : "stand"}`;
  const second = open === 0 ? "" : `, ${countText(open)} ${open === 1 ? "lacks" : "lack"} something`;
  return {
    title: `${first}${second}`,
    lede: plan.all === 0 ? null : [told.title, told.lede].filter(Boolean).join(". "),
  };
}

function proofOf(board: StudyBoard | null, plan: RoadmapView) {
  return [
    ...(board === null ? [] : [{ term: "Study", detail: board.study.name }]),
    { term: "Planned", detail: plannedText(plan) },
  ];
}
