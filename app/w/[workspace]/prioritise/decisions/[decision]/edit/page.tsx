import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { may } from "@/lib/access/allow";
import { decisionHref } from "@/lib/domain/decision-address";
import { decision } from "@/lib/services/decision-views";
import { leave, pageActor } from "../../../../page-actor";
import { Closed } from "../../../closed";
import { FormPage } from "../../form-page";

export const metadata: Metadata = { title: "Edit a decision" };

export default async function EditDecisionPage({
  params,
}: PageProps<"/w/[workspace]/prioritise/decisions/[decision]/edit">) {
  const { workspace, decision: id } = await params;
  const address = decisionHref(workspace, id, "edit");
  const actor = await pageActor(workspace, address);
  if (!may(actor, "decisions.read")) return <Closed actor={actor} what="Decisions" />;
  const view = await decision(actor, id).catch((fault: unknown) => leave(fault, address));
  if (!view.rights.edit) redirect(decisionHref(workspace, id));
  const { head, content, revision, figures } = view;
  return <FormPage actor={actor} dataset={head.dataset} draft={{ id, revision }} start={content} held={figures} />;
}
