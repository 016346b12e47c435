import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { DecisionContent } from "@/lib/domain/decision";
import { decisionsHref } from "@/lib/domain/decision-address";
import type { DecisionFigure } from "@/lib/domain/decision-resources";
import { type FigureAddress, figureAddressSchema, segmentOfFigure } from "@/lib/domain/figure";
import { datasets } from "@/lib/services/datasets";
import { figureNamed } from "@/lib/services/decision-evidence";
import { decision } from "@/lib/services/decision-views";
import { segment } from "@/lib/services/segments";
import { startOfPick } from "@/lib/services/study-picks";
import { addressOf, leave, pageActor } from "../../../page-actor";
import { one, type Search } from "../../../sheet";
import { FormPage } from "../form-page";

export const metadata: Metadata = { title: "New decision" };

export default async function NewDecisionPage({
  params,
  searchParams,
}: PageProps<"/w/[workspace]/prioritise/decisions/new">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/prioritise/decisions/new`, search);
  const actor = await pageActor(workspace, address);
  if (!may(actor, "decisions.draft")) redirect(decisionsHref(workspace));
  const begun = await beginning(actor, search).catch((fault: unknown) => leave(fault, address));
  if (begun === null) redirect(decisionsHref(workspace));
  return <FormPage actor={actor} draft={null} {...begun} />;
}

interface Beginning {
  readonly dataset: string;
  readonly start: DecisionContent;
  readonly held: readonly DecisionFigure[];
}

/** What the address begins with: another decision, a pick, a number, a segment; null where there is no data to decide on. */
async function beginning(actor: Actor, search: Search): Promise<Beginning | null> {
  const from = one(search.from);
  if (from !== undefined) {
    const { content, head, figures } = await decision(actor, from);
    return { dataset: head.dataset, start: { ...content, reviewOn: null }, held: figures };
  }
  const picked = one(search.hypothesis);
  if (picked !== undefined) return await beginningOfPick(actor, picked);
  const figure = figureIn(one(search.figure));
  const slug = one(search.segment) ?? (figure && segmentOfFigure(figure)) ?? undefined;
  const named = slug === undefined ? null : await segment(actor, slug);
  const dataset = named?.dataset ?? figure?.dataset ?? one(search.dataset) ?? (await firstDataset(actor));
  if (dataset === undefined) return null;
  const start = emptyContent(actor, named?.latest ? named.slug : null);
  return figure
    ? { dataset, start: { ...start, figures: [figure] }, held: [await figureNamed(actor, figure)] }
    : { dataset, start, held: [] };
}

async function beginningOfPick(actor: Actor, hypothesis: string): Promise<Beginning> {
  const { dataset, segment: slug, question, text, figure } = await startOfPick(actor, hypothesis);
  const start = { ...emptyContent(actor, slug), question, texts: [text] };
  return figure
    ? { dataset, start: { ...start, figures: [figure.address] }, held: [figure] }
    : { dataset, start, held: [] };
}

function figureIn(text: string | undefined): FigureAddress | null {
  if (text === undefined) return null;
  try {
    return figureAddressSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function firstDataset(actor: Actor): Promise<string | undefined> {
  return (await datasets(actor)).find(({ versions }) => versions.length > 0)?.slug;
}

function emptyContent({ userId }: Actor, segment: string | null): DecisionContent {
  const option = { title: "", pro: "", con: "", cost: "" };
  return {
    question: "",
    background: "",
    segments: segment === null ? [] : [segment],
    options: [option, option],
    recommended: null,
    figures: [],
    texts: [],
    success: null,
    approvers: [],
    owner: userId,
    reviewOn: null,
  };
}
