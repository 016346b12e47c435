"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { QueryProvider } from "@/lib/api/client/query-provider";
import styles from "./builder.module.css";
import { builderHeadline, publishWarnings } from "./builder-headline";
import { ConditionChooser } from "./condition-chooser";
import { DeskContext } from "./desk";
import { DraftActions } from "./draft-actions";
import { LeakNotices } from "./leak-notices";
import { NameField } from "./name-field";
import { RuleFigure } from "./rule-figure";
import { SampleFigure } from "./sample-figure";
import { SidePanel } from "./side-panel";
import { useWorkbench, type WorkbenchStart } from "./use-workbench";

// Fetched when two have saved one draft.
const Conflict = lazy(async () => ({ default: (await import("./conflict")).Conflict }));

export interface BuilderProps extends WorkbenchStart {
  readonly mayPublish: boolean;
  /** Where templates that draft a rule are. */
  readonly templatesHref: string;
  /** The head of the page above the rule. */
  readonly head: (head: BuilderHead) => ReactNode;
}

/** What the head of the page shows of the draft. */
export interface BuilderHead {
  readonly title: string;
  readonly name: string;
  readonly slug: string | null;
  readonly total: number | null;
  readonly actions: ReactNode;
}

/** A segment's rule as a tree to be edited, with live counts, what it would change, and its draft kept on the server. */
export function Builder(props: BuilderProps) {
  return (
    <QueryProvider>
      <Bench {...props} />
    </QueryProvider>
  );
}

function Bench(props: BuilderProps) {
  const { workspace, facts, segment, mayPublish, templatesHref, head } = props;
  const bench = useWorkbench(props);
  const [isNaming, setNaming] = useState(false);
  const { name, editing, counts, kept, saving, preview, desk, choosing, choose } = bench;
  const { slug: dataset } = facts.dataset;
  const published = segment?.published?.number ?? null;
  const { currency } = facts.manifest;
  const takeTheirs = () => {
    if (!saving.theirs) return;
    saving.settle("theirs");
    editing.rearrange({ do: "replace", rule: saving.theirs.rule });
  };
  return (
    <DeskContext value={desk}>
      {head({
        title: builderHeadline(preview.view, { name, published, currency }),
        name,
        slug: saving.place.slug,
        total: counts.total,
        actions: (
          <DraftActions
            {...{ workspace, dataset, name, published, mayPublish, saving }}
            uses={segment?.uses ?? []}
            isNamed={name !== "" || isNaming}
            rule={{
              sentence: counts.sentence ?? "",
              gaps: bench.gaps,
              isEmpty: bench.isEmpty,
              warnings: preview.view ? publishWarnings(preview.view) : [],
            }}
          />
        ),
      })}
      {segment === null ? (
        <NameField
          workspace={workspace}
          slug={saving.place.slug}
          name={name}
          refused={saving.nameFault}
          onName={bench.setName}
          onTyping={setNaming}
        />
      ) : null}
      {bench.restored.isRestored ? (
        <div className={styles.restored}>
          <Notice
            tone="info"
            role="status"
            title="Restored from what was not saved."
            action={
              <Button size="small" onClick={bench.restored.startOver}>
                {segment === null ? "Start empty" : "Back to the saved draft"}
              </Button>
            }
          >
            It was edited in this browser before.
          </Notice>
        </div>
      ) : null}
      {saving.status === "conflict" ? (
        <Suspense>
          <Conflict
            facts={facts}
            mine={kept}
            theirs={saving.theirs}
            sentence={saving.fault ?? ""}
            onKeepMine={() => saving.settle("mine")}
            onTakeTheirs={takeTheirs}
          />
        </Suspense>
      ) : null}
      <div className={styles.bench}>
        <div className={styles.main}>
          <RuleFigure
            editing={editing}
            counts={counts}
            templatesHref={templatesHref}
            onAddCondition={() => choose(editing.tree.root.id)}
          />
          {preview.view ? (
            <LeakNotices leaks={preview.view.leaks} landmark={preview.view.landmark} onLandmark={preview.setLandmark} />
          ) : null}
          {preview.fault ? (
            <Notice
              tone="bad"
              role="alert"
              title="What the draft would change could not be computed."
              action={
                <Button size="small" onClick={preview.retry}>
                  Try again
                </Button>
              }
            >
              {preview.fault.message}
            </Notice>
          ) : null}
          {preview.view ? (
            <SampleFigure
              preview={preview.view}
              isStale={preview.isStale}
              workspace={workspace}
              place={{ dataset, version: facts.version }}
              currency={currency}
              onDrawAgain={preview.drawAgain}
            />
          ) : null}
        </div>
        {preview.view ? (
          <SidePanel preview={preview.view} isStale={preview.isStale} published={published} currency={currency} />
        ) : null}
      </div>
      {choosing === null ? null : (
        <ConditionChooser
          facts={facts}
          onClose={() => choose(null)}
          onChoose={(condition) => {
            choose(null);
            editing.rearrange({ do: "addCondition", to: choosing, condition }, true);
          }}
        />
      )}
    </DeskContext>
  );
}
