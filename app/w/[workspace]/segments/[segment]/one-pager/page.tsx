import type { Metadata } from "next";
import { ArtefactNotices } from "@/components/artefacts/artefact-notices";
import { ConfirmAgain } from "@/components/artefacts/confirm-again";
import { EditWords } from "@/components/artefacts/edit-words";
import { OnePager } from "@/components/artefacts/one-pager";
import { SheetBar } from "@/components/artefacts/sheet-bar";
import { ButtonLink } from "@/components/ui/button-link";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Artefacts } from "@/lib/domain/artefact";
import { artefactLimits } from "@/lib/domain/artefact-limits";
import { expectationsHref } from "@/lib/domain/expectation-address";
import { formatDate } from "@/lib/domain/format-date";
import { segmentHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";
import { servicePromises } from "@/lib/domain/service-promises";
import { artefacts } from "@/lib/services/artefacts";
import { expectationBoard } from "@/lib/services/expectations";
import type { SegmentPageView } from "@/lib/services/segment-page";
import { segmentRights } from "@/lib/services/segments";
import { refusal } from "../../../page-actor";
import { PageTools } from "../../../page-tools";
import { openSegmentPage, type SegmentPageProps } from "../open-page";
import { SegmentNotices } from "../segment-notices";
import { sheetNumbers } from "./sheet-numbers";

export const metadata: Metadata = { title: "One-pager" };

export default async function OnePagerPage(props: SegmentPageProps) {
  const { actor, page } = await openSegmentPage(props, "one-pager");
  const { segment, shown, definition } = page;
  const written = await artefacts(actor, segment.slug, ["one-pager"]);
  const place = { version: shown.number, definition: definition?.number };
  const { slug } = actor.workspace;
  const service = await serviceOf(actor, page);
  return (
    <>
      <SheetBar
        back={{ href: segmentHref(slug, segment.slug, place), label: `Back to ${segment.name}` }}
        tools={<PageTools actor={actor} nav={[]} />}
        actions={<Actions actor={actor} page={page} written={written} hasSheet={service.length > 0} />}
      >
        <Notices actor={actor} page={page} written={written} />
        <SegmentNotices workspace={slug} page={page} tab="one-pager" mayDraft={segmentRights(actor).draft} />
      </SheetBar>
      <OnePager
        segment={{ name: segment.name, tile: segmentTile(segment.code) }}
        stamp={stampOf(actor, page)}
        rule={ruleWords(page)}
        words={written.onePager.words}
        promises={service.length > 0 ? service : written.service.words.promises}
        numbers={await sheetNumbers(actor, page)}
        foot={footWords(written, segmentHref(slug, segment.slug, { tab: "one-pager", ...place }))}
      />
    </>
  );
}

interface SheetProps {
  readonly actor: Actor;
  readonly page: SegmentPageView;
  readonly written: Artefacts;
}

function Actions({ actor, page, written, hasSheet }: SheetProps & { readonly hasSheet: boolean }) {
  const { slug, name } = page.segment;
  const shared = { workspace: actor.workspace.slug, segment: { slug, name } };
  const { onePager, service, mayWrite } = written;
  return (
    <>
      {mayWrite.includes("onePager") ? (
        <EditWords
          {...shared}
          label="Edit words"
          written={{ part: "onePager", revision: onePager.revision, words: onePager.words }}
        />
      ) : null}
      {hasSheet ? (
        <ButtonLink
          href={expectationsHref(actor.workspace.slug, { dataset: page.dataset.slug, version: page.shown.number })}
        >
          Service
        </ButtonLink>
      ) : null}
      {mayWrite.includes("service") && !hasSheet ? (
        <EditWords
          {...shared}
          label="Edit service"
          written={{ part: "service", revision: service.revision, words: service.words }}
        />
      ) : null}
    </>
  );
}

function Notices({ actor, page, written }: SheetProps) {
  const [state] = written.states;
  if (!state) return null;
  const mayConfirm = written.mayWrite.includes("onePager") && page.definition !== null;
  const { slug } = page.segment;
  return (
    <ArtefactNotices
      state={state}
      confirm={
        mayConfirm ? (
          <ConfirmAgain
            workspace={actor.workspace.slug}
            segment={slug}
            kind="one-pager"
            isFirst={state.confirmedAt === null}
          />
        ) : undefined
      }
    />
  );
}

function stampOf({ workspace }: Actor, { dataset, shown, definition }: SegmentPageView): string {
  const { asOf } = shown.manifest;
  return [
    workspace.name,
    `${dataset.name} v${shown.number}${asOf === null ? "" : `, data to ${formatDate(asOf)}`}`,
    definition === null ? "draft" : `definition v${definition.number}`,
  ].join(" · ");
}

const stances = {
  target: "Our target.",
  acceptable: "Acceptable: we serve them and do not seek them.",
  outOfScope: "Out of scope: we do not seek them.",
} as const;

function ruleWords({ segment, definition }: SegmentPageView): string {
  const sentence = definition?.sentence ?? segment.draft?.sentence ?? "Without a rule.";
  const stance = segment.stance === null ? "" : ` ${stances[segment.stance]}`;
  return `${sentence}${/[.!?]$/.test(sentence) ? "" : "."}${stance}`;
}

function footWords({ states, onePager }: Artefacts, address: string): string[] {
  const [state] = states;
  const confirmed =
    state?.confirmedAt == null
      ? "Not confirmed with any numbers yet."
      : `Confirmed by ${state.confirmedBy} on ${formatDate(state.confirmedAt)} with version ${state.datasetVersion} of the data.`;
  const stale = state?.isStale ? ` Stale: ${state.changes.map(({ sentence }) => sentence).join(" ")}` : "";
  const words = onePager.updatedAt === null ? "" : ` Words of ${formatDate(onePager.updatedAt)}.`;
  return [`Intervals 95\u202f%. ${confirmed}${words}${stale}`, address];
}

/** What the segment is promised, from its sheet of expectations; none where no sheet is written, and the written part stands instead. */
async function serviceOf(actor: Actor, { segment, ref, dataset, shown }: SegmentPageView): Promise<string[]> {
  if (ref === null || !may(actor, "expectations.read")) return [];
  const address = { dataset: dataset.slug, version: String(shown.number) };
  const board = await expectationBoard(actor, address).catch(refusal);
  if (board instanceof AppError) return [];
  const sheet = board.sheets.find((one) => one.slug === segment.slug && one.ref === ref);
  return sheet ? servicePromises(sheet, artefactLimits.sentences) : [];
}
