import Link from "next/link";
import { SpacedList } from "@/components/home/spaced-list";
import { Figure } from "@/components/ui/figure";
import { Mark } from "@/components/ui/mark";
import type { ArtefactKind } from "@/lib/domain/artefact-limits";
import { segmentHref } from "@/lib/domain/segment-address";
import type { StaleArtefact } from "@/lib/services/stale-artefacts";

export interface StaleMarkProps {
  readonly stale: Promise<readonly StaleArtefact[]>;
  readonly segment: string;
  readonly kind: ArtefactKind;
}

/** "stale" beside the link to an artefact with a number that has really changed since its words were confirmed. */
export async function StaleMark({ stale, segment, kind }: StaleMarkProps) {
  const found = (await stale).some((one) => one.segment.slug === segment && one.kind === kind);
  return found ? (
    <>
      {" "}
      <Mark sign="warn" tone="warn">
        stale
      </Mark>
    </>
  ) : null;
}

export interface StalePapersProps {
  readonly workspace: string;
  readonly stale: Promise<readonly StaleArtefact[]>;
}

/** The artefacts to be read again, with which number moved; nothing where none is stale. */
export async function StalePapers({ workspace, stale }: StalePapersProps) {
  const found = await stale;
  if (found.length === 0) return null;
  return (
    <Figure
      title={found.length === 1 ? "One paper of a segment is stale" : `${found.length} papers of segments are stale`}
      lede="A number beside the words has changed by more than chance does since they were written or confirmed."
    >
      <SpacedList>
        {found.map(({ segment, kind, changes }) => (
          <li key={`${segment.slug} ${kind}`}>
            <Link href={segmentHref(workspace, segment.slug, { tab: kind })} prefetch={false}>
              {`${kindNames[kind]} of ${segment.name}`}
            </Link>
            {": "}
            {changes.map(({ sentence }) => sentence).join(" ")}
          </li>
        ))}
      </SpacedList>
    </Figure>
  );
}

const kindNames: Readonly<Record<ArtefactKind, string>> = { "one-pager": "One-pager", "battle-card": "Battle card" };
