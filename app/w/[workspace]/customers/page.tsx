import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CustomerSearch } from "@/components/customers/customer-search";
import { CustomersTable } from "@/components/customers/customers-table";
import { SaveAsSegment } from "@/components/segments/save-as-segment";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Pagination } from "@/components/ui/pagination";
import { extentFor, may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { CustomersView } from "@/lib/domain/customers";
import { type CustomersState, customersHref } from "@/lib/domain/customers-address";
import type { DatasetView, VersionView } from "@/lib/domain/dataset-resources";
import { formatDate, formatInstant } from "@/lib/domain/format-date";
import { countText } from "@/lib/domain/number-words";
import { readSegmentRef } from "@/lib/domain/segment";
import { customerHref, segmentHref } from "@/lib/domain/segment-address";
import { customerList } from "@/lib/services/customers";
import { sheetProps } from "../compare/sheet-props";
import { NewerData } from "../newer-data";
import { addressOf, attempt, pageActor, refusal } from "../page-actor";
import { askedSheet } from "../sheet";
import { WorkspaceFrame } from "../workspace-frame";
import { customersHeadline, foundIn } from "./customers-words";
import { customersStateOf } from "./read-customers";

export const metadata: Metadata = { title: "Customers" };

const pageSize = 50;

export default async function CustomersPage({ params, searchParams }: PageProps<"/w/[workspace]/customers">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/customers`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await askedSheet(actor, search, address);
  if (!sheet || extentFor(actor, "rows.read") === "none")
    return (
      <Nothing actor={actor} title={sheet ? "Customers are not open to your job role" : "There are no customers yet"} />
    );
  const { dataset, shown } = sheet;
  const state = attempt(() => customersStateOf({ dataset: dataset.slug, version: shown.number }, search));
  if (!(state instanceof AppError) && (search.dataset === undefined || search.version !== String(shown.number)))
    redirect(customersHref(workspace, state));
  const list = state instanceof AppError ? state : await asked(actor, state);
  const hrefOf = (number: number) =>
    state instanceof AppError
      ? `/w/${workspace}/customers?dataset=${dataset.slug}&version=${number}`
      : customersHref(workspace, { ...state, version: number, offset: 0 });
  return (
    <WorkspaceFrame
      actor={actor}
      section="customers"
      sheet={sheetProps(workspace, dataset, shown, hrefOf)}
      segment={list instanceof AppError ? undefined : list.who?.ref.split("@")[0]}
    >
      {state instanceof AppError || list instanceof AppError ? (
        <PageHeader
          breadcrumb={[{ label: "Customers" }]}
          title="These customers cannot be shown"
          lede={list instanceof AppError ? list.sentence : ""}
          actions={
            <ButtonLink href={customersHref(workspace, { dataset: dataset.slug, version: shown.number, who: null })}>
              All customers
            </ButtonLink>
          }
        />
      ) : (
        <Customers actor={actor} state={state} list={list} dataset={dataset} shown={shown} />
      )}
    </WorkspaceFrame>
  );
}

interface CustomersProps {
  readonly actor: Actor;
  readonly state: CustomersState;
  readonly list: CustomersView;
  readonly dataset: DatasetView;
  readonly shown: VersionView;
}

function Customers({ actor, state, list, dataset, shown }: CustomersProps) {
  const { slug } = actor.workspace;
  const { who, origin } = state;
  const all = {
    label: "Customers",
    href: customersHref(slug, { dataset: dataset.slug, version: shown.number, who: null }),
  };
  const newest = dataset.versions[0]?.number ?? shown.number;
  const mayKeep = who !== null && "rule" in who && may(actor, "segments.draft");
  return (
    <>
      <PageHeader
        breadcrumb={who === null ? undefined : [all, { label: list.who?.name ?? "by a rule" }]}
        title={customersHeadline(list, { dataset: dataset.name, isAll: who === null })}
        lede={who === null ? undefined : list.sentence}
        actions={
          mayKeep ? (
            <SaveAsSegment
              workspace={slug}
              dataset={dataset.slug}
              rule={who.rule}
              origin={origin ?? foundIn(slug, state, list)}
            />
          ) : undefined
        }
      />
      <TitleBlock items={titleItems(slug, { state, list, dataset, shown })} />
      <NewerData
        what="list"
        newest={newest}
        shown={{ version: shown.number, builtAt: shown.builtAt }}
        href={customersHref(slug, { ...state, version: newest, offset: 0 })}
      />
      <List actor={actor} state={state} list={list} currency={shown.manifest.currency} />
    </>
  );
}

interface ListProps extends Pick<CustomersProps, "actor" | "state" | "list"> {
  readonly currency: string;
}

function List({ actor, state, list, currency }: ListProps) {
  const { slug } = actor.workspace;
  if (list.refusal !== null)
    return (
      <Figure title="Who they are is not listed">
        <Empty title={list.refusal} />
      </Figure>
    );
  const href = (more: Partial<CustomersState>) => customersHref(slug, { ...state, ...more });
  const last = list.offset + list.rows.length;
  const of = list.found === null ? "" : ` of ${countText(list.found)}`;
  const kept = [...new URLSearchParams(href({ search: "", offset: 0 }).split("?")[1])];
  return (
    <Figure
      title={state.search ? `Those whose id or name holds “${state.search}”` : "One line for each customer"}
      lede="Values stand as in the dataset version. Columns closed to your job role are left out or masked."
    >
      {list.searchable ? (
        <CustomerSearch
          action={`/w/${slug}/customers`}
          kept={kept}
          search={state.search ?? ""}
          clearHref={href({ search: "", offset: 0 })}
        />
      ) : null}
      {list.rows.length === 0 ? (
        <Empty
          title={state.search ? "No customer fits the search" : "No customer is in this list"}
          action={state.offset ? <ButtonLink href={href({ offset: 0 })}>Back to the first page</ButtonLink> : undefined}
        />
      ) : (
        <CustomersTable
          currency={currency}
          columns={list.columns.map(({ sortable, ...column }) => {
            const sorted = state.sort === column.key ? (state.order ?? "ascending") : undefined;
            const order = sorted === "ascending" ? "descending" : "ascending";
            return { ...column, sorted, href: sortable ? href({ sort: column.key, order, offset: 0 }) : null };
          })}
          rows={list.rows.map((row) => ({ ...row, href: row.id === null ? null : customerHref(slug, row.id, state) }))}
        />
      )}
      <Pagination
        label="customers"
        position={list.rows.length === 0 ? "no customers" : `${countText(list.offset + 1)} to ${countText(last)}${of}`}
        previousHref={list.offset > 0 ? href({ offset: Math.max(0, list.offset - pageSize) }) : undefined}
        nextHref={list.more ? href({ offset: last }) : undefined}
      />
      {list.notes.map((note) => (
        <Remark key={note}>{note}</Remark>
      ))}
    </Figure>
  );
}

function titleItems(
  workspace: string,
  { state, list, dataset, shown }: Pick<CustomersProps, "state" | "list" | "dataset" | "shown">,
) {
  const { asOf } = shown.manifest;
  const { origin } = state;
  const words = origin ? `Found in ${origin.words}` : null;
  return [
    { term: "Base", detail: `${countText(list.total)} ${list.unitWord}` },
    { term: "Dataset", detail: `${dataset.name}, version ${shown.number}` },
    { term: "Data to", detail: asOf === null ? "no dates in the data" : formatDate(asOf) },
    ...(list.who
      ? [
          {
            term: "Definition",
            detail: (
              <Link
                href={definitionHref(workspace, list.who.ref, shown)}
              >{`${list.who.name}, version ${readSegmentRef(list.who.ref).version}`}</Link>
            ),
          },
        ]
      : []),
    { term: "Built", detail: `${formatInstant(shown.builtAt)} UTC, ${shown.builtBy}` },
    ...(words === null
      ? []
      : [{ term: "From", detail: origin?.href ? <Link href={origin.href}>{words}</Link> : words }]),
  ];
}

function definitionHref(workspace: string, ref: string, shown: VersionView): string {
  const [slug = "", definition] = ref.split("@");
  return segmentHref(workspace, slug, { version: shown.number, definition: Number(definition) });
}

async function asked(actor: Actor, state: CustomersState): Promise<CustomersView | AppError> {
  const { dataset, who, search, sort, order, offset } = state;
  const question = { ...who, search, sort, order, offset, limit: pageSize };
  const address = { dataset, version: String(state.version) };
  return await customerList(actor, address, question).catch((fault: unknown) => {
    if (fault instanceof AppError && fault.code === "notFound") return fault;
    return refusal(fault);
  });
}

function Nothing({ actor, title }: { readonly actor: Actor; readonly title: string }) {
  const home = `/w/${actor.workspace.slug}`;
  return (
    <WorkspaceFrame actor={actor} section="customers">
      <PageHeader breadcrumb={[{ label: "Customers" }]} title={title} />
      <Figure title="Customers stand here, each with why it is in a segment">
        <Empty
          title={
            extentFor(actor, "rows.read") === "none"
              ? `As ${actor.jobRole} you see numbers of published segments, not single customers`
              : "No dataset has been built"
          }
          action={<ButtonLink href={`${home}/segments`}>See the segments</ButtonLink>}
        />
      </Figure>
    </WorkspaceFrame>
  );
}
