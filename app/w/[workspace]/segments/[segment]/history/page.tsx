import type { Metadata } from "next";
import { ChangeList } from "@/components/segments/change-list";
import { RestoreVersion } from "@/components/segments/restore-version";
import { UsesTable } from "@/components/segments/uses-table";
import { VersionEntry } from "@/components/segments/version-entry";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import type { Actor } from "@/lib/domain/actor";
import { formatInstant } from "@/lib/domain/format-date";
import { countText } from "@/lib/domain/number-words";
import { segmentHref } from "@/lib/domain/segment-address";
import type { SegmentVersionView } from "@/lib/domain/segment-resources";
import type { SegmentPageView } from "@/lib/services/segment-page";
import { segmentUses } from "@/lib/services/segment-uses";
import { segmentRights } from "@/lib/services/segments";
import { draftChange } from "../draft-change";
import { openSegmentPage, type SegmentPageProps } from "../open-page";
import { SegmentFrame } from "../segment-frame";

export const metadata: Metadata = { title: "History of a segment" };

export default async function SegmentHistoryPage(props: SegmentPageProps) {
  const { actor, page } = await openSegmentPage(props, "history");
  const { segment, definitions } = page;
  const { uses } = await segmentUses(actor, segment.slug);
  return (
    <SegmentFrame actor={actor} page={page} tab="history">
      {segment.draft ? <Draft actor={actor} page={page} /> : null}
      <Figure
        title={headline(definitions.length)}
        lede="A definition never changes once it is published; a link that names it keeps its numbers."
      >
        {definitions.length === 0 ? (
          <Empty title="The first version stands here once the draft is published" />
        ) : (
          definitions.map((one) => <Definition key={one.number} actor={actor} page={page} version={one} />)
        )}
      </Figure>
      <Figure
        title={
          uses.length === 0
            ? "Nothing else uses this segment"
            : `Used in ${countText(uses.length)} ${uses.length === 1 ? "place" : "places"}`
        }
        plain
      >
        {uses.length === 0 ? (
          <Empty title="Rules that name it, segments under it, and what is written or decided about it would be listed here" />
        ) : (
          <UsesTable uses={uses} />
        )}
      </Figure>
    </SegmentFrame>
  );
}

interface PartProps {
  readonly actor: Actor;
  readonly page: SegmentPageView;
}

async function Draft({ actor, page }: PartProps) {
  const { draft, latest } = page.segment;
  if (!draft) return null;
  const change = await draftChange(actor, page.segment);
  return (
    <Figure
      title={
        latest === null
          ? "The draft, not published yet"
          : `The draft, and what it would change against version ${latest.number}`
      }
      lede={`Saved by ${draft.updatedBy} on ${formatInstant(draft.updatedAt)} UTC${draft.proposedBy === null ? "" : `; proposed by ${draft.proposedBy}`}.`}
      plain
    >
      <p>{draft.sentence}</p>
      {change.length > 0 ? <ChangeList change={change} /> : null}
    </Figure>
  );
}

function Definition({ actor, page, version }: PartProps & { readonly version: SegmentVersionView }) {
  const { segment, shown, definitions } = page;
  const { slug } = actor.workspace;
  const latest = definitions[0]?.number ?? version.number;
  const isLive = version.number === latest;
  const mayRestore = !isLive && segmentRights(actor).publish && segment.archivedAt === null;
  const dataVersion = version.datasetVersion ?? shown.number;
  return (
    <VersionEntry
      version={version}
      state={isLive ? "live" : null}
      actions={
        <>
          <ButtonLink
            size="small"
            href={segmentHref(slug, segment.slug, { version: dataVersion, definition: version.number })}
            aria-label={`Numbers of version ${version.number}`}
          >
            Its numbers
          </ButtonLink>
          {mayRestore ? (
            <RestoreVersion
              workspace={slug}
              segment={segment.slug}
              version={{ number: version.number, sentence: version.sentence }}
              next={latest + 1}
            />
          ) : null}
        </>
      }
    />
  );
}

function headline(count: number): string {
  if (count === 0) return "No version has been published yet";
  return count === 1 ? "One version has been published" : `${countText(count)} versions, the newest first`;
}
