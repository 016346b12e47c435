import { z } from "zod";
import { route } from "@/lib/api/route";
import { expectationChangeSchema, expectationSchema, topicSchema } from "@/lib/domain/expectation";
import { expectationBoardSchema } from "@/lib/domain/expectation-board";
import { memberNameSchema } from "@/lib/domain/member-name";
import { segmentSlugSchema } from "@/lib/domain/segment";
import { expectationBoard, gapOwners, setExpectation } from "@/lib/services/expectations";
import { versionParams } from "./params";

export const expectationBoardRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/expectations",
  summary: "What each segment expects, is offered and gets, with the gaps by what they put at stake",
  permission: "expectations.read",
  params: versionParams,
  answer: expectationBoardSchema,
  handle: ({ actor, params, signal }) => expectationBoard(actor, params, signal),
});

export const setExpectationRoute = route({
  method: "PUT",
  path: "/api/v1/w/{workspace}/segments/{segment}/expectations/{topic}",
  summary:
    "Write one topic of a segment's sheet; a conflict where another save came after the revision this one started from",
  permission: "expectations.edit",
  params: z.strictObject({ segment: segmentSlugSchema, topic: topicSchema }),
  body: expectationChangeSchema,
  answer: expectationSchema,
  handle: ({ actor, params, body }) => setExpectation(actor, params.segment, params.topic, body),
});

export const listGapOwnersRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/gap-owners",
  summary: "Members to whom a gap in the service can be given",
  permission: "expectations.edit",
  answer: z.strictObject({ owners: z.array(memberNameSchema) }),
  handle: async ({ actor }) => ({ owners: await gapOwners(actor) }),
});
