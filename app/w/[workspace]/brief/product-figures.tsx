import Link from "next/link";
import { type HypothesisLine, OpenHypotheses } from "@/components/home/open-hypotheses";
import { type RoadmapLine, RoadmapLines } from "@/components/home/roadmap-lines";
import { SpacedList } from "@/components/home/spaced-list";
import { VoiceLines } from "@/components/home/voice-lines";
import { Figure } from "@/components/ui/figure";
import { GroupLabel } from "@/components/ui/group-label";
import { feedbackHref } from "@/lib/domain/feedback-address";
import type { FeedbackThemes } from "@/lib/domain/feedback-resources";
import { feedbackHeadline, feedbackSpan, loudestTheme } from "@/lib/domain/feedback-sentence";
import { stateWords, verdictWords } from "@/lib/domain/hypothesis-words";
import { compactMoney, countText, percentText } from "@/lib/domain/number-words";
import { roadmapHref, roadmapItemHref } from "@/lib/domain/roadmap-address";
import type { RoadmapView, SegmentEffort } from "@/lib/domain/roadmap-resources";
import { gapWord, gapWords } from "@/lib/domain/roadmap-shares";
import { segmentTile } from "@/lib/domain/segment-tile";
import type { BoardCard, StudyBoard } from "@/lib/domain/study-resources";
import { EffortFigure, gapText } from "../rollout/roadmap/effort-figure";
import { weeksText } from "../rollout/roadmap/roadmap-rows";

/** Rows of a table on a home. */
const mostRows = 8;

export function HypothesesFigure({
  workspace,
  board,
}: {
  readonly workspace: string;
  readonly board: StudyBoard | null;
}) {
  const cards = board?.cards ?? [];
  const link = <Link href={`/w/${workspace}/prioritise`}>{cards.length > 0 ? "The board" : "Open the board"}</Link>;
  if (cards.length === 0)
    return (
      <Figure title="Open hypotheses" actions={link}>
        <p>
          {board === null
            ? "A study with hypotheses about segments puts them here, with what each still lacks."
            : "The study has no hypothesis yet; written on the board, it stands here with what it lacks."}
        </p>
      </Figure>
    );
  const order = { pick: 0, analyse: 1, measure: 2 };
  const sorted = [...cards].sort((one, other) => order[one.hypothesis.stage] - order[other.hypothesis.stage]);
  return (
    <Figure
      title="Open hypotheses, and what they lack"
      lede={`Study “${board?.study.name ?? ""}”. A hypothesis moves on when its gates are met.`}
      actions={link}
    >
      <OpenHypotheses lines={sorted.slice(0, mostRows).map((card) => hypothesisLine(workspace, card))} />
    </Figure>
  );
}

const stageWords = { measure: "measure", analyse: "analyse", pick: "pick" } as const;

function hypothesisLine(workspace: string, { hypothesis, gates }: BoardCard): HypothesisLine {
  const { id, segment, sentence, stage, state, latest } = hypothesis;
  // The board calls it so too: a test that could not tell is not one under way.
  const undecided = state === "testing" && latest?.verdict === "notEnough" ? latest : null;
  const lacking = gates.filter(({ met }) => !met);
  return {
    key: id,
    segment: { name: segment.name, ...segmentTile(segment.code) },
    claim: sentence,
    href: `/w/${workspace}/prioritise?open=${id}`,
    stage: stageWords[stage],
    state: state === "supported" ? "supported" : state === "notSupported" ? "refuted" : "open",
    stateWords: undecided ? verdictWords.notEnough : stateWords[state],
    missing: lacking[0]?.sentence ?? undecided?.sentence ?? null,
  };
}

interface PlanProps {
  readonly workspace: string;
  readonly plan: RoadmapView;
}

export function RoadmapFigure({ workspace, plan }: PlanProps) {
  const { dataset, money } = plan;
  const link = (
    <Link href={roadmapHref(workspace, { dataset: dataset.slug, version: dataset.version })}>The whole roadmap</Link>
  );
  if (plan.all === 0)
    return (
      <Figure title="Roadmap by segment" actions={link}>
        <p>Items tied to segments stand here, with whom they reach and what they cost.</p>
      </Figure>
    );
  const segments = plan.segments
    .filter(({ isPart }) => !isPart)
    .sort((one, other) => (other.gap ?? -2) - (one.gap ?? -2))
    .slice(0, mostRows);
  return (
    <>
      {plan.effort.total > 0 && money !== null && segments.length > 0 ? (
        <EffortFigure workspace={workspace} view={plan} title="What each segment gets, and what it brings" />
      ) : null}
      <Figure
        title="What we plan for each segment"
        lede="Reach is everybody of the segment in the data, trials and those who left too; revenue is what customers of today pay a month. The gap is its share of revenue less its share of effort, in points."
        actions={link}
      >
        <RoadmapLines
          money={money === null ? "Revenue" : money.metric === "mrr" ? "Recurring a month" : money.title}
          lines={segments.map((segment) => roadmapLine(workspace, plan, segment))}
        />
      </Figure>
    </>
  );
}

function roadmapLine(workspace: string, plan: RoadmapView, segment: SegmentEffort): RoadmapLine {
  return {
    key: segment.slug,
    segment: { name: segment.name, ...segmentTile(segment.code) },
    items: segment.first.map(({ id, title, expectedText }) => ({
      title,
      href: roadmapItemHref(workspace, id),
      expected: expectedText,
    })),
    more: Math.max(0, segment.items - segment.first.length),
    reach: segment.customers === null ? "< 5" : countText(segment.customers),
    revenue: segment.revenue === null ? "–" : compactMoney(segment.revenue, plan.dataset.currency),
    weeks: weeksText(segment.effort),
    gap: gapText(segment.gap),
    gapWords: segment.gap === null ? "not known" : gapWords[gapWord(segment.gap)],
  };
}

export function VoiceFigure({ workspace, voices }: { readonly workspace: string; readonly voices: FeedbackThemes }) {
  const { dataset, segments, total } = voices;
  const link = (
    <Link href={feedbackHref(workspace, { dataset: dataset.slug, version: dataset.version })}>All feedback</Link>
  );
  if (voices.said === 0 || segments.length === 0)
    return (
      <Figure title="What customers ask for" actions={link}>
        <p>What customers say, written down or imported, stands here by segment.</p>
      </Figure>
    );
  return (
    <Figure title={feedbackHeadline(voices)} lede={feedbackSpan(voices)} actions={link}>
      <VoiceLines
        lines={segments.slice(0, mostRows).map(({ slug, name, code, share }, at) => {
          const cell = total.cells[at];
          return {
            key: slug,
            segment: { name, ...segmentTile(code) },
            theme: loudestTheme(voices, at),
            isThemeHidden: voices.rows.some(({ cells }) => cells[at]?.state === "suppressed"),
            voice: cell?.share == null ? null : percentText(cell.share),
            base: share === null ? null : percentText(share),
            isMarked: cell?.mark === "higher" || cell?.mark === "lower",
          };
        })}
      />
    </Figure>
  );
}

export function WithoutSegmentFigure({ workspace, plan }: PlanProps) {
  const { withoutSegment: free } = plan;
  const bare = plan.segments.filter(({ items, isPart }) => items === 0 && !isPart);
  const title =
    free.items === 0
      ? "Every item is for a segment"
      : free.items === 1
        ? "One item is for no segment"
        : `${countText(free.items)} items are for no segment`;
  return (
    <Figure title={plan.all === 0 ? "Items without a segment" : title}>
      {free.items === 0 && bare.length === 0 ? <p>Items without a segment would be named here.</p> : null}
      {free.items > 0 ? (
        <SpacedList>
          {free.first.slice(0, mostRows).map(({ id, title: name }) => (
            <li key={id}>
              <Link href={roadmapItemHref(workspace, id)} prefetch={false}>
                {name}
              </Link>
            </li>
          ))}
        </SpacedList>
      ) : null}
      {bare.length > 0 && plan.all > 0 ? (
        <>
          <p>{bare.length === 1 ? "One segment has no item:" : `${bare.length} segments have no item:`}</p>
          <SpacedList>
            {bare.slice(0, mostRows).map(({ slug, name, code }) => (
              <li key={slug}>
                <GroupLabel {...segmentTile(code)} name={name} />
              </li>
            ))}
          </SpacedList>
        </>
      ) : null}
    </Figure>
  );
}
