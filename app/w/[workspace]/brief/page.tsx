import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { may } from "@/lib/access/allow";
import type { Actor, JobRole } from "@/lib/domain/actor";
import { briefHref } from "@/lib/domain/brief-address";
import { homesOf } from "@/lib/services/homes";
import { sheetProps } from "../compare/sheet-props";
import { addressOf, pageActor } from "../page-actor";
import { askedSheet, one } from "../sheet";
import { WorkspaceFrame } from "../workspace-frame";
import { AnalystHome } from "./analyst-home";
import { ExecutiveHome } from "./executive-home";
import type { HomeProps } from "./home-props";
import { MarketHome } from "./market-home";
import { ProductHome } from "./product-home";
import { SuccessHome } from "./success-home";

export const metadata: Metadata = { title: "Brief" };

export default async function BriefPage({ params, searchParams }: PageProps<"/w/[workspace]/brief">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/brief`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await askedSheet(actor, search, address);
  if (!sheet) return <NothingYet actor={actor} />;
  const { dataset, shown } = sheet;
  const place = { dataset: dataset.slug, version: shown.number };
  const home = homeOf(actor, one(search.home));
  const other = home === actor.jobRole ? {} : { home };
  // The address always names the version: a link that was passed on keeps its numbers.
  if (search.dataset === undefined || search.version !== String(shown.number))
    redirect(briefHref(workspace, { ...place, ...other }));
  return (
    <WorkspaceFrame
      actor={actor}
      section="brief"
      sheet={sheetProps(workspace, dataset, shown, (to) => briefHref(workspace, { ...place, ...other, version: to }))}
    >
      <Home actor={actor} home={home} {...place} />
    </WorkspaceFrame>
  );
}

function homeOf(actor: Actor, wanted: string | undefined): JobRole {
  return homesOf(actor).find((role) => role === wanted) ?? actor.jobRole;
}

function Home({ home, ...place }: HomeProps & { readonly home: JobRole }) {
  switch (home) {
    case "analyst":
      return <AnalystHome {...place} />;
    case "marketing":
    case "sales":
      return <MarketHome {...place} side={home} />;
    case "product":
      return <ProductHome {...place} />;
    case "success":
      return <SuccessHome {...place} />;
    default:
      return <ExecutiveHome {...place} />;
  }
}

function NothingYet({ actor }: { readonly actor: Actor }) {
  const mayUpload = may(actor, "datasets.build");
  return (
    <WorkspaceFrame actor={actor} section="brief">
      <PageHeader breadcrumb={[{ label: "Brief" }]} title="Nothing to review yet" />
      <Figure title="The brief begins with data">
        <Empty
          title="No dataset has been built"
          action={
            mayUpload ? (
              <ButtonLink href={`/w/${actor.workspace.slug}/measure/new`} tone="primary">
                Upload the first file
              </ButtonLink>
            ) : undefined
          }
        >
          {mayUpload
            ? "Upload the customers of your company: current ones, trials and those who left."
            : "An analyst or admin of this workspace uploads the first file."}
        </Empty>
      </Figure>
    </WorkspaceFrame>
  );
}
