import type { Metadata } from "next";
import { ArtefactNotices } from "@/components/artefacts/artefact-notices";
import { BattleCard, type Proof, type Rival } from "@/components/artefacts/battle-card";
import { ConfirmAgain } from "@/components/artefacts/confirm-again";
import { EditWords } from "@/components/artefacts/edit-words";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock, type TitleBlockProps } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Missing } from "@/components/ui/missing";
import { NamedTile } from "@/components/ui/named-tile";
import { PrintButton } from "@/components/ui/print-button";
import { Stance } from "@/components/ui/stance";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Artefacts } from "@/lib/domain/artefact";
import { formatDate } from "@/lib/domain/format-date";
import { countText, type NumberFormat, valueBounds, valueOfInterval } from "@/lib/domain/number-words";
import { segmentHref, segmentsHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";
import { artefactNumbers } from "@/lib/services/artefact-numbers";
import { artefacts } from "@/lib/services/artefacts";
import { rivals } from "@/lib/services/rivals";
import type { SegmentPageView } from "@/lib/services/segment-page";
import { segmentRights } from "@/lib/services/segments";
import { sheetProps } from "../../../compare/sheet-props";
import { refusal } from "../../../page-actor";
import { WorkspaceFrame } from "../../../workspace-frame";
import { openSegmentPage, type SegmentPageProps } from "../open-page";
import { performanceRows } from "../performance-rows";
import { SegmentNotices } from "../segment-notices";

export const metadata: Metadata = { title: "Battle card" };

export default async function BattleCardPage(props: SegmentPageProps) {
  const { actor, page } = await openSegmentPage(props, "battle-card");
  const { segment, definition, dataset, shown } = page;
  const { slug } = actor.workspace;
  const written = await artefacts(actor, segment.slug, ["battle-card"]);
  const place = { version: shown.number, definition: definition?.number };
  const hrefOf = (version: number) => segmentHref(slug, segment.slug, { tab: "battle-card", ...place, version });
  return (
    <WorkspaceFrame
      actor={actor}
      section="segments"
      sheet={sheetProps(slug, dataset, shown, hrefOf)}
      segment={segment.parent ?? segment.slug}
    >
      <PageHeader
        breadcrumb={[
          { label: "Segments", href: segmentsHref(slug, dataset.slug) },
          { label: segment.name, href: segmentHref(slug, segment.slug, place) },
          { label: "Battle card" },
        ]}
        title={<NamedTile {...segmentTile(segment.code)} name={segment.name} />}
        lede={definition?.sentence ?? segment.draft?.sentence}
        actions={<Actions actor={actor} page={page} written={written} />}
      />
      <TitleBlock items={titleItems(page, written)} />
      <Notices actor={actor} page={page} written={written} />
      <SegmentNotices workspace={slug} page={page} tab="battle-card" mayDraft={segmentRights(actor).draft} />
      <BattleCard
        name={segment.name}
        words={written.battleCard.words}
        proof={await proofOf(actor, page)}
        rivals={await rivalsOf(actor, page)}
      />
    </WorkspaceFrame>
  );
}

interface CardProps {
  readonly actor: Actor;
  readonly page: SegmentPageView;
  readonly written: Artefacts;
}

function Actions({ actor, page: { segment, shown, definition }, written }: CardProps) {
  const { slug } = actor.workspace;
  const place = { version: shown.number, definition: definition?.number };
  const { revision, words } = written.battleCard;
  return (
    <>
      {written.mayWrite.includes("battleCard") ? (
        <EditWords
          workspace={slug}
          segment={{ slug: segment.slug, name: segment.name }}
          label="Edit words"
          written={{ part: "battleCard", revision, words }}
        />
      ) : null}
      <ButtonLink href={segmentHref(slug, segment.slug, { tab: "one-pager", ...place })}>One-pager</ButtonLink>
      <PrintButton />
    </>
  );
}

function Notices({ actor, page, written }: CardProps) {
  const [state] = written.states;
  if (!state) return null;
  const mayConfirm = written.mayWrite.includes("battleCard") && page.definition !== null;
  return (
    <ArtefactNotices
      state={state}
      confirm={
        mayConfirm ? (
          <ConfirmAgain
            workspace={actor.workspace.slug}
            segment={page.segment.slug}
            kind="battle-card"
            isFirst={state.confirmedAt === null}
          />
        ) : undefined
      }
    />
  );
}

function titleItems({ segment, dataset, shown, definition }: SegmentPageView, { states }: Artefacts) {
  const { asOf } = shown.manifest;
  const [state] = states;
  const items: TitleBlockProps["items"] = [
    { term: "Stance", detail: <Stance stance={segment.stance} /> },
    { term: "Definition", detail: definition === null ? "draft" : `v${definition.number}` },
    {
      term: "Dataset",
      detail: `${dataset.name} v${shown.number}${asOf === null ? "" : `, to ${formatDate(asOf)}`}`,
    },
    {
      term: "Confirmed",
      detail: state?.confirmedAt == null ? "not yet" : `${formatDate(state.confirmedAt)}, ${state.confirmedBy}`,
    },
  ];
  return items;
}

/** What the segment's numbers say, as this reader may see them; none where they cannot be told. */
async function proofOf(actor: Actor, { ref, fault, size, dataset, shown }: SegmentPageView): Promise<Proof[]> {
  if (ref === null || fault !== null || !size?.count) return [];
  const address = { dataset: dataset.slug, version: String(shown.number) };
  const found = await artefactNumbers(actor, address, { segment: ref, kind: "battle-card" }).catch(refusal);
  if (found instanceof AppError) return [];
  const setting = { workspace: actor.workspace.slug, dataset: dataset.slug, version: shown.number, segment: ref };
  return performanceRows({ ...setting, ...found }).map(({ metric, value, interval, other, n, missing }) => ({
    metric,
    value: value ?? <Missing kind={missing?.kind ?? "notInData"}>{missing?.words}</Missing>,
    interval,
    rest: other,
    n,
  }));
}

/** Competitors on the card; more are not read in a minute. */
const mostRivals = 5;

const shares: NumberFormat = { unit: "share", currency: "" };

/** Against whom deals with the segment are won, where the data name competitors. */
async function rivalsOf(actor: Actor, { ref, fault, size, dataset, shown }: SegmentPageView): Promise<Rival[]> {
  if (ref === null || fault !== null || !size?.count) return [];
  const found = await rivals(actor, { dataset: dataset.slug, version: String(shown.number) }, ref).catch(refusal);
  if (found instanceof AppError) return [];
  return found.slice(0, mostRivals).map(({ name, measured: { value, interval, n, sentence } }) => ({
    name,
    share:
      value === null ? (
        <Missing kind="smallSample">{sentence ?? "not enough deals"}</Missing>
      ) : (
        valueOfInterval(value, interval, shares)
      ),
    interval: interval === null ? null : valueBounds(interval, shares),
    n: n === null ? "–" : countText(n),
  }));
}
