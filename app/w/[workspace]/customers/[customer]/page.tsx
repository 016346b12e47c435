import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActivityTable } from "@/components/customers/activity-table";
import { CustomerFacts } from "@/components/customers/customer-facts";
import { LifeLine } from "@/components/customers/life-line";
import { SegmentReasons } from "@/components/customers/segment-reasons";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { CustomerView } from "@/lib/domain/customers";
import { customersHref } from "@/lib/domain/customers-address";
import type { DatasetView, VersionView } from "@/lib/domain/dataset-resources";
import { listed } from "@/lib/domain/in-sentence";
import { customerHref, segmentHref } from "@/lib/domain/segment-address";
import { customer as customerView } from "@/lib/services/customer";
import { sheetProps } from "../../compare/sheet-props";
import { dataItems } from "../../data-items";
import { NewerData } from "../../newer-data";
import { NotesOf } from "../../notes-of";
import { addressOf, leave, pageActor } from "../../page-actor";
import { askedSheet } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { BattleCards, EveryBattleCard } from "./battle-cards";
import { SaidByAccount } from "./said-by-account";
import { ServiceOfAccount } from "./service-of-account";
import { StandingOfAccount } from "./standing-of-account";

export const metadata: Metadata = { title: "Customer" };

export default async function CustomerPage({ params, searchParams }: PageProps<"/w/[workspace]/customers/[customer]">) {
  const { workspace, customer: written } = await params;
  const search = await searchParams;
  const id = decoded(written);
  const address = addressOf(`/w/${workspace}/customers/${written}`, search);
  const actor = await pageActor(workspace, address);
  if (!may(actor, "rows.read")) return <Closed actor={actor} />;
  const sheet = await askedSheet(actor, search, address);
  if (!sheet) redirect(`/w/${workspace}/customers`);
  const { dataset, shown } = sheet;
  if (search.dataset === undefined || search.version !== String(shown.number))
    redirect(customerHref(workspace, id, { dataset: dataset.slug, version: shown.number }));
  const place = { dataset: dataset.slug, version: String(shown.number) };
  const view = await customerView(actor, place, id).catch((fault: unknown) => leave(fault, address));
  const hrefOf = (number: number) => customerHref(workspace, id, { dataset: dataset.slug, version: number });
  return (
    <WorkspaceFrame actor={actor} section="customers" sheet={sheetProps(workspace, dataset, shown, hrefOf)}>
      <Customer actor={actor} view={view} dataset={dataset} shown={shown} newerHref={hrefOf} />
      <NotesOf actor={actor} subject={{ kind: "customer", dataset: dataset.slug, customer: id }} />
    </WorkspaceFrame>
  );
}

interface CustomerProps {
  readonly actor: Actor;
  readonly view: CustomerView;
  readonly dataset: DatasetView;
  readonly shown: VersionView;
  readonly newerHref: (version: number) => string;
}

function Customer({ actor, view, dataset, shown, newerHref }: CustomerProps) {
  const { slug } = actor.workspace;
  const all = customersHref(slug, { dataset: dataset.slug, version: shown.number, who: null });
  const newest = dataset.versions[0]?.number ?? shown.number;
  const place = { version: shown.number };
  return (
    <>
      <PageHeader breadcrumb={[{ label: "Customers", href: all }, { label: view.id }]} title={view.name} />
      <TitleBlock items={titleItems(view, dataset, shown)} />
      <NewerData
        what="customer"
        newest={newest}
        shown={{ version: shown.number, builtAt: shown.builtAt }}
        href={newerHref(newest)}
      />
      <StandingOfAccount view={view} />
      {view.life ? (
        <Figure
          title={view.life.sentence}
          lede="From the first day known to the last; below, the months in which something happened."
        >
          <LifeLine life={view.life} activity={view.activity} />
        </Figure>
      ) : null}
      <Figure
        title={segmentTitle(view)}
        lede="Each published segment, with the conditions that decide it."
        id="segments"
      >
        {view.segments.length === 0 ? (
          <Empty title="No segment of this dataset has been published" />
        ) : (
          <>
            <SegmentReasons segments={view.segments} hrefOf={(segment) => segmentHref(slug, segment, place)} />
            <BattleCards workspace={slug} segments={view.segments.filter(({ isIn }) => isIn)} />
          </>
        )}
      </Figure>
      <ServiceOfAccount actor={actor} view={view} place={{ dataset: dataset.slug, version: shown.number }} />
      <SaidByAccount actor={actor} view={view} place={{ dataset: dataset.slug, version: shown.number }} />
      <Figure
        title="What is known of this customer"
        lede="Values stand as in the dataset version; empty fields and columns closed to your job role are left out."
      >
        <CustomerFacts facts={view.facts} />
      </Figure>
      {view.activity
        .filter(({ total }) => total > 0)
        .map((one) => (
          <Figure
            key={one.table}
            title={one.sentence}
            lede={one.total > one.rows.length ? `The latest ${one.rows.length}.` : undefined}
            plain
          >
            {one.columns.length > 0 ? <ActivityTable {...one} currency={shown.manifest.currency} /> : null}
          </Figure>
        ))}
      {view.activity
        .filter(({ total }) => total === 0)
        .map(({ table, sentence }) => (
          <Remark key={table}>{`${sentence} of this customer in the data.`}</Remark>
        ))}
    </>
  );
}

function segmentTitle({ segments }: CustomerView): string {
  const within = segments.filter(({ isIn }) => isIn).map(({ name }) => name);
  if (within.length === 0) return "In no published segment";
  return `In ${listed(within)}`;
}

function titleItems({ id, isOwn, asOf }: CustomerView, dataset: DatasetView, shown: VersionView) {
  return [
    { term: "Customer", detail: id },
    ...dataItems({ ...shown, asOf, name: dataset.name, version: shown.number }),
    ...(isOwn ? [{ term: "Account", detail: "yours" }] : []),
  ];
}

/** The segment of an address, in which signs stand encoded. */
function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

function Closed({ actor }: { readonly actor: Actor }) {
  return (
    <WorkspaceFrame actor={actor} section="customers">
      <PageHeader
        breadcrumb={[{ label: "Customers" }]}
        title="Single customers are not open to you"
        lede={`As ${actor.jobRole} you see numbers of segments, not single customers.`}
        actions={<ButtonLink href={`/w/${actor.workspace.slug}/segments`}>See the segments</ButtonLink>}
      />
      <EveryBattleCard actor={actor} />
    </WorkspaceFrame>
  );
}
