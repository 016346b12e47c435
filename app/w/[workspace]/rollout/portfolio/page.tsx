import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { extentFor } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { portfolioHref } from "@/lib/domain/portfolio";
import { bookHeadline, bookLede } from "@/lib/domain/portfolio-headline";
import { portfolio } from "@/lib/services/portfolio";
import { sheetProps } from "../../compare/sheet-props";
import { addressOf, leave, pageActor } from "../../page-actor";
import { askedSheet, one } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { NothingToRollOut } from "../nothing-to-roll-out";
import { RolloutTabs } from "../rollout-tabs";
import { Book, bookProof } from "./book";

export const metadata: Metadata = { title: "Portfolio" };

export default async function PortfolioPage({ params, searchParams }: PageProps<"/w/[workspace]/rollout/portfolio">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/rollout/portfolio`, search);
  const actor = await pageActor(workspace, address);
  if (extentFor(actor, "rows.read") === "none") return <Closed actor={actor} />;
  const sheet = await askedSheet(actor, search, address);
  if (!sheet)
    return <NothingToRollOut actor={actor} tab="portfolio" title="Books of accounts stand here once there is data" />;
  const { dataset, shown } = sheet;
  const owner = one(search.owner);
  const offset = /^\d{1,5}$/.test(one(search.offset) ?? "") ? Number(one(search.offset)) : 0;
  const place = { dataset: dataset.slug, version: shown.number, owner, offset };
  if (search.dataset === undefined || search.version !== String(shown.number))
    redirect(portfolioHref(workspace, place));
  const view = await portfolio(
    actor,
    { dataset: place.dataset, version: String(place.version) },
    { owner, offset },
  ).catch((fault: unknown) => leave(fault, address));
  return (
    <WorkspaceFrame
      actor={actor}
      section="rollout"
      sheet={sheetProps(workspace, dataset, shown, (number) => portfolioHref(workspace, { ...place, version: number }))}
    >
      <PageHeader
        breadcrumb={[{ label: "Roll out" }, { label: "portfolio" }]}
        title={bookHeadline(view)}
        lede={bookLede(view)}
      />
      <RolloutTabs actor={actor} current="portfolio" place={place} />
      <TitleBlock items={bookProof(view)} />
      <Book actor={actor} view={view} />
    </WorkspaceFrame>
  );
}

function Closed({ actor }: { readonly actor: Actor }) {
  return (
    <WorkspaceFrame actor={actor} section="rollout">
      <PageHeader
        breadcrumb={[{ label: "Roll out" }, { label: "portfolio" }]}
        title="Books of accounts are not open to you"
        lede={`As ${actor.jobRole} you see numbers of segments, not single customers.`}
        actions={<ButtonLink href={`/w/${actor.workspace.slug}/rollout/expectations`}>See the expectations</ButtonLink>}
      />
    </WorkspaceFrame>
  );
}
