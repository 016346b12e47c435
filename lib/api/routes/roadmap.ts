import { z } from "zod";
import { route } from "@/lib/api/route";
import { memberNameSchema } from "@/lib/domain/member-name";
import { newRoadmapItemSchema, newTieSchema, roadmapChangeSchema } from "@/lib/domain/roadmap";
import { roadmapItemPageSchema, roadmapQuerySchema, roadmapSchema } from "@/lib/domain/roadmap-resources";
import { roadmap, roadmapItem } from "@/lib/services/roadmap";
import {
  addItem,
  changeItem,
  changeItemTie,
  itemOwners,
  removeItem,
  tieItem,
  untieItem,
} from "@/lib/services/roadmap-edits";

const itemParams = z.strictObject({ item: z.string().min(1).max(40) });
const tieParams = itemParams.extend({ tie: z.string().min(1).max(40) });

export const listRoadmapRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/roadmap",
  summary: "The roadmap of a dataset: effort against revenue by segment, and a page of its items with whom they reach",
  permission: "roadmap.read",
  query: roadmapQuerySchema,
  answer: roadmapSchema,
  handle: ({ actor, query }) => roadmap(actor, query),
});

export const addRoadmapItemRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/roadmap",
  summary: "A new roadmap item, with its ties to segments",
  permission: "roadmap.edit",
  body: newRoadmapItemSchema,
  answer: roadmapItemPageSchema,
  status: 201,
  handle: ({ actor, body }) => addItem(actor, body),
});

export const showRoadmapItemRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/roadmap/{item}",
  summary: "One roadmap item with whom it reaches; once it is shipped, its metrics then and now",
  permission: "roadmap.read",
  params: itemParams,
  query: z.strictObject({
    version: z
      .string()
      .regex(/^(latest|[1-9]\d{0,5})$/, "write latest or a version number")
      .optional(),
  }),
  answer: roadmapItemPageSchema,
  handle: ({ actor, params, query }) => roadmapItem(actor, params.item, query.version),
});

export const changeRoadmapItemRoute = route({
  method: "PATCH",
  path: "/api/v1/w/{workspace}/roadmap/{item}",
  summary: "Another title, problem, status, quarter, effort, owner or day of shipping",
  permission: "roadmap.edit",
  params: itemParams,
  body: roadmapChangeSchema,
  answer: roadmapItemPageSchema,
  handle: ({ actor, params, body }) => changeItem(actor, params.item, body),
});

export const removeRoadmapItemRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/roadmap/{item}",
  summary: "Remove a roadmap item with its ties; to keep it, give it the status dropped",
  permission: "roadmap.edit",
  params: itemParams,
  answer: z.null(),
  status: 204,
  handle: async ({ actor, params }) => {
    await removeItem(actor, params.item);
    return null;
  },
});

export const tieRoadmapItemRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/roadmap/{item}/ties",
  summary: "Tie an item to a segment: problem, metric, expected change and evidence",
  permission: "roadmap.edit",
  params: itemParams,
  body: newTieSchema,
  answer: roadmapItemPageSchema,
  status: 201,
  handle: ({ actor, params, body }) => tieItem(actor, params.item, body),
});

export const changeRoadmapTieRoute = route({
  method: "PUT",
  path: "/api/v1/w/{workspace}/roadmap/{item}/ties/{tie}",
  summary: "Write a tie anew, also to another segment",
  permission: "roadmap.edit",
  params: tieParams,
  body: newTieSchema,
  answer: roadmapItemPageSchema,
  handle: ({ actor, params, body }) => changeItemTie(actor, params, body),
});

export const untieRoadmapItemRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/roadmap/{item}/ties/{tie}",
  summary: "Untie an item from a segment",
  permission: "roadmap.edit",
  params: tieParams,
  answer: roadmapItemPageSchema,
  handle: ({ actor, params }) => untieItem(actor, params.item, params.tie),
});

export const listRoadmapOwnersRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/roadmap-owners",
  summary: "Members to whom a roadmap item can be given",
  permission: "roadmap.edit",
  answer: z.strictObject({ owners: z.array(memberNameSchema) }),
  handle: async ({ actor }) => ({ owners: await itemOwners(actor) }),
});
