import { and, eq } from "drizzle-orm";
import { artefactConfirmations, artefactParts } from "@/drizzle/schema/artefacts";
import { users } from "@/drizzle/schema/people";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { ArtefactConfirmation, ArtefactPart, ArtefactWords } from "@/lib/domain/artefact";
import type { ArtefactKind } from "@/lib/domain/artefact-limits";
import { instantNow } from "@/lib/platform/clock";
import { ask } from "./database";

/** A written part as it was last saved. */
export interface StoredPart {
  readonly part: ArtefactPart;
  readonly words: ArtefactWords[ArtefactPart];
  readonly revision: number;
  readonly updatedBy: string;
  readonly updatedAt: string;
}

export async function listArtefactParts(scope: Scope, segmentId: string): Promise<StoredPart[]> {
  return ask((db) =>
    db
      .select({
        part: artefactParts.part,
        words: artefactParts.words,
        revision: artefactParts.revision,
        updatedBy: users.name,
        updatedAt: artefactParts.updatedAt,
      })
      .from(artefactParts)
      .innerJoin(users, eq(users.id, artefactParts.updatedBy))
      .where(and(eq(artefactParts.workspaceId, scope.workspaceId), eq(artefactParts.segmentId, segmentId))),
  );
}

/** Saves a part if nobody else has since `revision`; null writes it for the first time. */
export async function saveArtefactPart(
  scope: Scope,
  input: {
    readonly segmentId: string;
    readonly part: ArtefactPart;
    readonly words: ArtefactWords[ArtefactPart];
    readonly revision: number | null;
    readonly savedBy: string;
  },
): Promise<void> {
  const { workspaceId } = scope;
  const { segmentId, part, words, revision, savedBy } = input;
  const to = { words, updatedBy: savedBy, updatedAt: instantNow() };
  const saved = await ask((db) =>
    revision === null
      ? db
          .insert(artefactParts)
          .values({ workspaceId, segmentId, part, revision: 1, ...to })
          .onConflictDoNothing()
          .returning({ part: artefactParts.part })
      : db
          .update(artefactParts)
          .set({ ...to, revision: revision + 1 })
          .where(
            and(
              eq(artefactParts.workspaceId, workspaceId),
              eq(artefactParts.segmentId, segmentId),
              eq(artefactParts.part, part),
              eq(artefactParts.revision, revision),
            ),
          )
          .returning({ part: artefactParts.part }),
  );
  if (saved.length === 0)
    throw new AppError(
      "conflict",
      "Somebody saved this after you opened it. Copy what you wrote, load the page again, and write it into theirs.",
    );
}

export async function listConfirmations(
  scope: Scope,
  segmentId: string,
): Promise<(ArtefactConfirmation & { readonly kind: ArtefactKind })[]> {
  return ask((db) =>
    db
      .select({
        kind: artefactConfirmations.kind,
        pins: artefactConfirmations.pins,
        share: artefactConfirmations.share,
        datasetVersion: artefactConfirmations.datasetVersion,
        definition: artefactConfirmations.definition,
        confirmedBy: users.name,
        confirmedAt: artefactConfirmations.confirmedAt,
      })
      .from(artefactConfirmations)
      .innerJoin(users, eq(users.id, artefactConfirmations.confirmedBy))
      .where(
        and(eq(artefactConfirmations.workspaceId, scope.workspaceId), eq(artefactConfirmations.segmentId, segmentId)),
      ),
  );
}

/** Keeps the numbers of a confirmation in place of those of the one before. `confirmedBy` is a user's id. */
export async function keepConfirmation(
  scope: Scope,
  input: Omit<ArtefactConfirmation, "confirmedAt"> & { readonly segmentId: string; readonly kind: ArtefactKind },
): Promise<void> {
  const { workspaceId } = scope;
  const { segmentId, kind, ...numbers } = input;
  const to = { ...numbers, confirmedAt: instantNow() };
  await ask((db) =>
    db
      .insert(artefactConfirmations)
      .values({ workspaceId, segmentId, kind, ...to })
      .onConflictDoUpdate({
        target: [artefactConfirmations.segmentId, artefactConfirmations.kind],
        set: to,
        setWhere: eq(artefactConfirmations.workspaceId, workspaceId),
      }),
  );
}
