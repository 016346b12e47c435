import Link from "next/link";
import { MixGoalButton } from "@/components/home/mix-goal";
import { ProfitTable } from "@/components/home/profit-table";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Column, Columns, Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import type { ExecutiveBrief } from "@/lib/domain/executive-brief";
import { executiveHeadline, movedSentence, movedSubject } from "@/lib/domain/executive-sentence";
import { countText } from "@/lib/domain/number-words";
import { segmentsHref } from "@/lib/domain/segment-address";
import { headline } from "@/lib/domain/sentence-headline";
import { executiveBrief } from "@/lib/services/executive-brief";
import { segmentHeadroom } from "@/lib/services/markets";
import { mixGoal } from "@/lib/services/mix-goals";
import { priorityParts } from "@/lib/services/priority-parts";
import { segmentVerdicts } from "@/lib/services/segment-verdicts";
import { dataItems } from "../data-items";
import { MixFigure, type MixFigureProps, MovedFigure } from "./executive-figures";
import { ExecutiveTiles } from "./executive-tiles";
import { Gaps } from "./gaps";
import { HomeLinks } from "./home-links";
import type { HomeProps } from "./home-props";
import { InboxStrip } from "./inbox-strip";
import { PaybackFigure } from "./payback-figure";
import { PriorityFigures } from "./priority-figures";
import { type KnownOfSegments, profitRows, revenueHrefOf } from "./profit-rows";
import { WaitingDecisions } from "./waiting";

/** What an executive asks: is the base moving toward the targets, which segments make and keep the money, and what moved it. */
export async function ExecutiveHome({ actor, dataset, version }: HomeProps) {
  const brief = await executiveBrief(actor, { dataset, version: String(version) });
  const goal = await mixGoal(actor, dataset);
  const verdicts = await segmentVerdicts(actor, dataset);
  const parts = await priorityParts(actor, { dataset, version: String(version) });
  const headroom = may(actor, "priorities.read")
    ? await segmentHeadroom(actor, { dataset, version: String(version) })
    : null;
  const { slug } = actor.workspace;
  const change =
    may(actor, "mixGoal.set") && brief.mix && brief.mix.targets.length > 0 ? (
      <MixGoalButton workspace={slug} dataset={dataset} goal={goal} />
    ) : null;
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Brief" }, { label: "executive" }]}
        title={executiveHeadline(brief)}
        lede={brief.moved ? <Moved workspace={slug} brief={brief} sentence={movedSentence(brief.moved)} /> : undefined}
      />
      <HomeLinks actor={actor} dataset={dataset} version={version} home="executive" />
      <InboxStrip actor={actor} dataset={dataset} />
      <TitleBlock items={proof(brief)} />
      {brief.segments.length === 0 ? (
        <Figure title="Segments like a profit and loss account">
          <Empty
            title="Nothing to review yet"
            action={<ButtonLink href={segmentsHref(slug, dataset)}>Open the segments</ButtonLink>}
          >
            {brief.gaps[0]}
          </Empty>
        </Figure>
      ) : (
        <>
          <ExecutiveTiles workspace={slug} brief={brief} goal={goal} />
          <Segments workspace={slug} brief={brief} known={{ verdicts, headroom }} />
          <Movement actor={actor} brief={brief} goal={goal} change={change} />
          <WaitingDecisions actor={actor} />
          <PriorityFigures actor={actor} place={{ dataset, version }} parts={parts} />
          <Gaps gaps={[...brief.gaps, ...parts.gaps]} />
          <Elsewhere workspace={slug} place={{ dataset, version }} reads={may(actor, "decisions.read")} />
        </>
      )}
    </>
  );
}

interface MovedProps {
  readonly workspace: string;
  readonly brief: ExecutiveBrief;
  readonly sentence: string;
}

/** The sentence of what moved; its first words lead to the page of its numbers. */
function Moved({ workspace, brief, sentence }: MovedProps) {
  return (
    <>
      <Link href={revenueHrefOf(workspace, brief, null)}>{movedSubject}</Link>
      {sentence.slice(movedSubject.length)}
    </>
  );
}

interface ElsewhereProps {
  readonly workspace: string;
  readonly place: { readonly dataset: string; readonly version: number };
  /** Whether decisions, and who holds a stake in them, are open to the reader. */
  readonly reads: boolean;
}

/** What an executive asks beside this, and the pages that answer it. */
function Elsewhere({ workspace, place, reads }: ElsewhereProps) {
  const home = `/w/${workspace}`;
  return (
    <Remark>
      What drifts: <Link href={`${home}/compare/trend?dataset=${place.dataset}&version=${place.version}`}>Trend</Link>{" "}
      draws each metric by segment over time, and Over time on a segment’s page says who entered and who left.
      {reads ? (
        <>
          {" "}
          Who agrees on the target customer: <Link href={`${home}/prioritise/stakeholders`}>Stakeholders</Link> holds
          each one’s buy-in.
        </>
      ) : null}
    </Remark>
  );
}

interface MovementProps extends Pick<MixFigureProps, "actor" | "goal" | "change"> {
  readonly brief: ExecutiveBrief;
}

/** Where the base moves to, what it earns back, and what moved it; the longest figure stands alone. */
function Movement({ actor, brief, goal, change }: MovementProps) {
  const mix = brief.mix && <MixFigure actor={actor} brief={brief} mix={brief.mix} goal={goal} change={change} />;
  const moved = brief.moved && <MovedFigure moved={brief.moved} />;
  const payback = brief.payback && (
    <PaybackFigure view={brief.payback} segments={brief.segments} currency={brief.dataset.currency} />
  );
  const columns = payback
    ? [
        { key: "mix", figures: mix || moved ? [mix, moved] : [] },
        { key: "payback", figures: [payback] },
      ]
    : [
        { key: "mix", figures: mix ? [mix] : [] },
        { key: "moved", figures: moved ? [moved] : [] },
      ];
  return (
    <Columns>
      {columns.map(({ key, figures: [first, second] }) =>
        first || second ? (
          <Column key={key} span={6}>
            {first}
            {second}
          </Column>
        ) : null,
      )}
    </Columns>
  );
}

function proof({ dataset, total, unitWord, period, published, mix }: ExecutiveBrief) {
  const month = mix?.points.at(-1)?.label;
  return [
    {
      term: "Base",
      detail: `${total.customers === null ? "few" : countText(total.customers)} ${unitWord}${month === undefined ? "" : ` in ${month}`}`,
    },
    ...(period ? [{ term: "Period", detail: `${period.label} against ${period.opening}` }] : []),
    ...dataItems(dataset),
    { term: "Definitions", detail: `${published} published segments` },
  ];
}

interface SegmentsProps {
  readonly workspace: string;
  readonly brief: ExecutiveBrief;
  readonly known: KnownOfSegments;
}

function Segments({ workspace, brief, known }: SegmentsProps) {
  const { board, period, moneyWords } = brief;
  const month = brief.mix?.points.at(-1)?.label;
  return (
    <Figure
      title={board ? headline(board) : "The segments, their customers and money"}
      lede={[
        board
          ? "The strip is the difference to everybody else with its interval; a full dot is clear of the line."
          : null,
        month === undefined ? null : `Customers: whoever was one in ${month}, those who left in it too.`,
        period ? `Money: ${moneyWords}, ${period.label}; growth against ${period.opening}.` : null,
      ]
        .filter((sentence) => sentence !== null)
        .join(" ")}
    >
      <ProfitTable {...profitRows(workspace, brief, known)} />
      {[...brief.notes, ...(board?.notes ?? [])].map((note) => (
        <Remark key={note}>{note}</Remark>
      ))}
    </Figure>
  );
}
