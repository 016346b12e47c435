import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { namesCustomer } from "@/lib/domain/customers-address";
import type { KeptView, NewView, ViewChange } from "@/lib/domain/kept-view";
import { addKeptView, changeKeptView, dropKeptView, listKeptViews } from "@/lib/store/kept-views";

/** The reader's own views and those that others share. Who a customer is stays with who kept the view. */
export async function keptViews(actor: Actor): Promise<KeptView[]> {
  demand(actor, "views.keep");
  const views = await listKeptViews(actor.scope, actor.userId);
  return views.filter(({ isOwn, address }) => isOwn || !namesCustomer(address));
}

/** Keeps a page of this workspace under a name. */
export async function keepView(actor: Actor, view: NewView): Promise<KeptView> {
  demand(actor, "views.keep");
  if (view.isShared) demand(actor, "views.share");
  const home = `/w/${actor.workspace.slug}`;
  if (view.address !== home && !view.address.startsWith(`${home}/`) && !view.address.startsWith(`${home}?`))
    throw new AppError("invalid", "Only pages of this workspace can be kept here.");
  if (view.isShared) refuseCustomer(view);
  return await viewById(actor, await addKeptView(actor.scope, actor.userId, view));
}

/** Another name, or shared or not any more. */
export async function changeView(actor: Actor, id: string, change: ViewChange): Promise<KeptView> {
  demand(actor, "views.keep");
  if (change.isShared) {
    demand(actor, "views.share");
    const kept = await viewById(actor, id);
    if (kept.isOwn) refuseCustomer(kept);
  }
  await changeKeptView(actor.scope, actor.userId, id, change);
  return await viewById(actor, id);
}

export async function dropView(actor: Actor, id: string): Promise<void> {
  demand(actor, "views.keep");
  await dropKeptView(actor.scope, actor.userId, id);
}

function refuseCustomer({ address }: Pick<KeptView, "address">): void {
  if (!namesCustomer(address)) return;
  throw new AppError(
    "invalid",
    "This view tells who a customer is, so it stays yours alone. Keep it unshared, or copy its link to those who look after the account.",
  );
}

async function viewById(actor: Actor, id: string): Promise<KeptView> {
  const view = (await listKeptViews(actor.scope, actor.userId)).find((one) => one.id === id);
  if (!view) throw new AppError("notFound", "There is no such view here. It may have been dropped meanwhile.");
  return view;
}
