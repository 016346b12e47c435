import { z } from "zod";
import { route } from "@/lib/api/route";
import { decisionSaveSchema, newDecisionSchema } from "@/lib/domain/decision";
import { decisionHeadSchema, decisionSchema } from "@/lib/domain/decision-resources";
import { figureAddressSchema } from "@/lib/domain/figure";
import { memberNameSchema } from "@/lib/domain/member-name";
import { addFigure, addNewDecision, proposeDraft, saveDecision } from "@/lib/services/decision-drafts";
import { decisionHeads, decisionsWaiting, reviewsOverdue } from "@/lib/services/decision-heads";
import { decisionPeople } from "@/lib/services/decision-people";
import { decision } from "@/lib/services/decision-views";
import { decisionParams } from "./params";

/** A decision in an address. */

export const listDecisionsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/decisions",
  summary:
    "Decisions, what was changed last first: all, those that wait for the caller, or those whose review is overdue",
  permission: "decisions.read",
  query: z.strictObject({ which: z.enum(["all", "waiting", "overdue"]).default("all") }),
  answer: z.strictObject({ decisions: z.array(decisionHeadSchema) }),
  handle: async ({ actor, query }) => {
    const listed = { all: decisionHeads, waiting: decisionsWaiting, overdue: reviewsOverdue }[query.which];
    return { decisions: await listed(actor) };
  },
});

export const addDecisionRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/decisions",
  summary: "A new draft of a decision; half of it may be missing until it is proposed",
  permission: "decisions.draft",
  body: newDecisionSchema,
  answer: decisionSchema,
  status: 201,
  handle: ({ actor, body }) => addNewDecision(actor, body),
});

export const showDecisionRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/decisions/{decision}",
  summary: "A decision with its evidence as it was frozen, beside today's",
  permission: "decisions.read",
  params: decisionParams,
  answer: decisionSchema,
  handle: ({ actor, params }) => decision(actor, params.decision),
});

export const saveDecisionRoute = route({
  method: "PUT",
  path: "/api/v1/w/{workspace}/decisions/{decision}",
  summary: "Save a draft; a conflict where another save came after the revision this one started from",
  permission: "decisions.draft",
  params: decisionParams,
  body: decisionSaveSchema,
  answer: decisionSchema,
  handle: ({ actor, params, body }) => saveDecision(actor, params.decision, body),
});

export const addDecisionFigureRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/decisions/{decision}/figures",
  summary: "Add a number to the evidence of a draft",
  permission: "decisions.draft",
  params: decisionParams,
  body: figureAddressSchema,
  answer: decisionSchema,
  status: 201,
  handle: ({ actor, params, body }) => addFigure(actor, params.decision, body),
});

export const proposeDecisionRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/decisions/{decision}/proposal",
  summary: "Propose a draft: its evidence is frozen, and its approvers are asked",
  permission: "decisions.draft",
  params: decisionParams,
  body: z.strictObject({ revision: z.int().min(1) }),
  answer: decisionSchema,
  handle: ({ actor, params, body }) => proposeDraft(actor, params.decision, body.revision),
});

export const listDecisionPeopleRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/decision-people",
  summary: "Members who can own and approve decisions",
  permission: "decisions.read",
  answer: z.strictObject({ people: z.array(memberNameSchema) }),
  handle: async ({ actor }) => ({ people: await decisionPeople(actor) }),
});
