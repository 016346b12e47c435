import { PageHeader } from "@/components/shell/page-header";
import { ListImport } from "@/components/upload/list-import";
import { demand } from "@/lib/access/allow";
import { QueryProvider } from "@/lib/api/client/query-provider";
import { feedbackHref } from "@/lib/domain/feedback-address";
import type { ImportList } from "@/lib/domain/list-import-fields";
import { importHref, roadmapHref } from "@/lib/domain/roadmap-address";
import { datasets } from "@/lib/services/datasets";
import { version } from "@/lib/services/versions";
import { sheetProps } from "../compare/sheet-props";
import { leave, pageActor, refusal } from "../page-actor";
import { type Search, sheetOf } from "../sheet";
import { WorkspaceFrame } from "../workspace-frame";
import { NothingToRollOut } from "./nothing-to-roll-out";

interface ImportPageProps {
  readonly list: ImportList;
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<Search>;
}

const words = {
  roadmap: { title: "Bring in roadmap items", right: "roadmap.edit" },
  feedback: { title: "Bring in what customers said", right: "feedback.edit" },
} as const;

/** The page that brings a file into a list. */
export async function ImportPage({ list, params, searchParams }: ImportPageProps) {
  const { workspace } = await params;
  const search = await searchParams;
  const actor = await pageActor(workspace, importHref(workspace, list, ""));
  const { title, right } = words[list];
  const sheet = sheetOf(await datasets(actor), search);
  if (!sheet) return <NothingToRollOut actor={actor} tab={list} title={title} />;
  const { dataset } = sheet;
  const shown = await version(actor, dataset.slug, "latest").catch((fault: unknown) =>
    leave(fault, importHref(workspace, list, dataset.slug)),
  );
  const place = { dataset: dataset.slug, version: shown.number };
  const doneHref = list === "roadmap" ? roadmapHref(workspace, place) : feedbackHref(workspace, place);
  const closed = refused(() => demand(actor, right));
  return (
    <WorkspaceFrame actor={actor} section="rollout" sheet={sheetProps(workspace, dataset, shown)}>
      <PageHeader
        breadcrumb={[{ label: "Roll out" }, { label: list, href: doneHref }, { label: "import" }]}
        title={closed === null ? title : "This file is not yours to bring in"}
        lede={
          closed ??
          "A file is checked before anything is written: you see what does not fit, and choose whether to leave those rows out."
        }
      />
      {closed === null ? (
        <QueryProvider>
          <ListImport workspace={workspace} dataset={dataset.slug} list={list} doneHref={doneHref} />
        </QueryProvider>
      ) : null}
    </WorkspaceFrame>
  );
}

function refused(run: () => void): string | null {
  try {
    run();
    return null;
  } catch (fault) {
    return refusal(fault).sentence;
  }
}
