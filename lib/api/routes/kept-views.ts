import { z } from "zod";
import { route } from "@/lib/api/route";
import { keptViewSchema, newViewSchema, viewChangeSchema } from "@/lib/domain/kept-view";
import { changeView, dropView, keepView, keptViews } from "@/lib/services/kept-views";

const viewParams = z.strictObject({ view: z.string().min(1).max(40) });

export const listViewsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/views",
  summary: "Pages kept under a name: one's own, and those that others share",
  permission: "views.keep",
  answer: z.strictObject({ views: z.array(keptViewSchema) }),
  handle: async ({ actor }) => ({ views: await keptViews(actor) }),
});

export const keepViewRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/views",
  summary: "Keep a page of the workspace under a name, for oneself or for all",
  permission: "views.keep",
  body: newViewSchema,
  answer: keptViewSchema,
  status: 201,
  handle: ({ actor, body }) => keepView(actor, body),
});

export const changeViewRoute = route({
  method: "PATCH",
  path: "/api/v1/w/{workspace}/views/{view}",
  summary: "Rename a view of one's own, or share it or not any more",
  permission: "views.keep",
  params: viewParams,
  body: viewChangeSchema,
  answer: keptViewSchema,
  handle: ({ actor, params, body }) => changeView(actor, params.view, body),
});

export const dropViewRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/views/{view}",
  summary: "Drop a view of one's own",
  permission: "views.keep",
  params: viewParams,
  answer: z.null(),
  status: 204,
  handle: async ({ actor, params }) => {
    await dropView(actor, params.view);
    return null;
  },
});
