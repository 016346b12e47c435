import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { segmentHref, segmentsHref } from "@/lib/domain/segment-address";
import type { SegmentUses } from "@/lib/domain/segment-resources";
import styles from "./builder.module.css";
import { rememberDraft } from "./draft-memory";
import type { RuleToPublish } from "./rule-to-publish";
import { savingWords } from "./saving-words";
import type { DraftSaving } from "./use-draft-saving";

// Fetched when they are opened: most visits only edit.
const PublishDialog = lazy(async () => ({ default: (await import("./publish-dialog")).PublishDialog }));
const DiscardDialog = lazy(async () => ({ default: (await import("./discard-dialog")).DiscardDialog }));

export interface DraftActionsProps {
  readonly workspace: string;
  readonly dataset: string;
  readonly name: string;
  readonly published: number | null;
  readonly mayPublish: boolean;
  readonly uses: SegmentUses["uses"];
  readonly saving: DraftSaving;
  readonly rule: RuleToPublish;
  /** A name stands in its field. */
  readonly isNamed: boolean;
}

type Open = { readonly dialog: "publish" | "discard"; readonly slug: string; readonly revision: number };

/** What becomes of the draft: kept, published or proposed, thrown away. */
export function DraftActions(props: DraftActionsProps) {
  const { workspace, dataset, name, published, mayPublish, uses, saving, rule, isNamed } = props;
  const router = useRouter();
  const [open, setOpen] = useState<Open | null>(null);
  const { place } = saving;
  const openWhenSaved = async (dialog: Open["dialog"]) => {
    const saved = dialog === "discard" && place.revision !== null ? place : await saving.save();
    if (saved?.slug && saved.revision !== null) setOpen({ dialog, slug: saved.slug, revision: saved.revision });
  };
  const leave = (slug: string, isGone: boolean) => {
    rememberDraft(workspace, slug, null);
    router.refresh();
    router.push(isGone ? segmentsHref(workspace, dataset) : segmentHref(workspace, slug));
  };
  const next = (published ?? 0) + 1;
  return (
    <>
      <span className={styles.saving} role="status">
        {savingWords({ ...saving, isNamed, isEmpty: rule.isEmpty })}
      </span>
      {place.revision === null ? null : (
        <Button tone="quiet" onClick={() => void openWhenSaved("discard")}>
          Discard
        </Button>
      )}
      <Button busy={saving.status === "saving"} onClick={() => void saving.save()}>
        Save draft
      </Button>
      <Button
        tone="primary"
        disabled={saving.status === "conflict" || name.trim() === "" || rule.isEmpty}
        onClick={() => void openWhenSaved("publish")}
      >
        {mayPublish ? `Publish v${next}…` : "Propose for publication…"}
      </Button>
      <Suspense>
        {open?.dialog === "publish" ? (
          <PublishDialog
            {...{ workspace, name, published, mayPublish, rule, uses }}
            slug={open.slug}
            revision={open.revision}
            onDone={() => leave(open.slug, false)}
            onClose={() => setOpen(null)}
          />
        ) : null}
        {open?.dialog === "discard" ? (
          <DiscardDialog
            {...{ workspace, name, published }}
            slug={open.slug}
            revision={open.revision}
            onDone={() => leave(open.slug, published === null)}
            onClose={() => setOpen(null)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
