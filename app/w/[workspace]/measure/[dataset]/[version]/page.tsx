import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { compareAddress, newVersionAddress, reportAddress } from "@/components/datasets/addresses";
import { DeleteVersion } from "@/components/datasets/delete-version";
import { reportHeadline } from "@/components/datasets/report-headline";
import { VersionReportView } from "@/components/datasets/version-report-view";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { may } from "@/lib/access/allow";
import { rejectsAddress } from "@/lib/api/client/versions";
import { AppError } from "@/lib/domain/app-error";
import { formatDate, formatInstant } from "@/lib/domain/format-date";
import { versionDeletion } from "@/lib/services/version-deletion";
import { version, versionReport } from "@/lib/services/versions";
import { NotesOf } from "../../../notes-of";
import { leave, pageActor } from "../../../page-actor";

export const metadata: Metadata = { title: "Build report" };

export default async function ReportPage({ params }: PageProps<"/w/[workspace]/measure/[dataset]/[version]">) {
  const { workspace, dataset, version: number } = await params;
  const address = `/w/${workspace}/measure/${dataset}/${number}`;
  const actor = await pageActor(workspace, address);
  if (!/^(\d{1,6}|latest)$/.test(number)) notFound();
  const found = await Promise.all([versionReport(actor, dataset, number), version(actor, dataset, number)]).catch(
    (fault: unknown) => deletedOr(fault, address),
  );
  if (found instanceof AppError) return <Deleted workspace={workspace} dataset={dataset} fault={found} />;
  const [view, full] = found;
  const slug = view.dataset.slug;
  const maySeeRejects = may(actor, "rejects.read");
  const rejects = view.report.rejectReasons.length > 0 && maySeeRejects;
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: "Measure", href: `/w/${workspace}/measure` },
          { label: `${view.dataset.name}, version ${view.number}` },
        ]}
        title={reportHeadline(view, full.recipe)}
        actions={
          <>
            {rejects ? (
              <ButtonLink
                icon="download"
                download
                href={rejectsAddress({ workspace, dataset: slug, version: view.number })}
              >
                Rejects, CSV
              </ButtonLink>
            ) : null}
            {may(actor, "datasets.build") ? (
              <ButtonLink href={newVersionAddress(workspace, slug)}>New version</ButtonLink>
            ) : null}
            {may(actor, "versions.delete") ? (
              <DeleteVersion workspace={workspace} deletion={await versionDeletion(actor, slug, view.number)} />
            ) : null}
            <ButtonLink tone="primary" href={compareAddress(workspace, slug, view.number)}>
              Compare its groups
            </ButtonLink>
          </>
        }
      />
      <TitleBlock
        items={[
          { term: "Dataset", detail: `${view.dataset.name} v${view.number}` },
          { term: "Data to", detail: view.asOf === null ? "no dates in the files" : formatDate(view.asOf) },
          { term: "Currency, time zone", detail: `${full.manifest.currency}, ${full.manifest.timeZone}` },
          { term: "Customers", detail: identityWords(full.manifest) },
          { term: "Built", detail: `${formatInstant(view.builtAt)} UTC by ${view.builtBy}` },
        ]}
      />
      <VersionReportView
        workspace={workspace}
        view={view}
        version={full}
        maySeeRejects={maySeeRejects}
        mayWaive={may(actor, "gates.waive")}
      />
      <NotesOf actor={actor} subject={{ kind: "version", dataset: slug, version: view.number }} />
    </>
  );
}

function deletedOr(fault: unknown, address: string): AppError {
  if (fault instanceof AppError && fault.code === "gone") return fault;
  return leave(fault, address);
}

interface DeletedProps {
  readonly workspace: string;
  readonly dataset: string;
  readonly fault: AppError;
}

/** Where links to the numbers of a deleted version lead: what became of it, and the way to those that are there. */
function Deleted({ workspace, dataset, fault }: DeletedProps) {
  return (
    <PageHeader
      breadcrumb={[{ label: "Measure", href: `/w/${workspace}/measure` }, { label: "deleted" }]}
      title="This version of the data was deleted"
      lede={fault.sentence}
      actions={
        <ButtonLink tone="primary" href={reportAddress(workspace, dataset, "latest")}>
          Open the newest version
        </ButtonLink>
      }
    />
  );
}

function identityWords({ hasIds, customersDerived }: { readonly hasIds: boolean; readonly customersDerived: boolean }) {
  if (!hasIds) return "row numbers serve as ids: no join, no update";
  return customersDerived ? "derived from the other tables" : "from a file, by their ids";
}
