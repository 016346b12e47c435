import { route } from "@/lib/api/route";
import { answerSchema, choiceSchema, closingSchema, replacementSchema, reviewSchema } from "@/lib/domain/decision";
import { decisionSchema } from "@/lib/domain/decision-resources";
import { answer, end, replace, review, take } from "@/lib/services/decision-steps";
import { decisionParams } from "./params";

export const answerDecisionRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/decisions/{decision}/answers",
  summary: "Approve a proposal, or dissent from it in words; only who is named, once",
  permission: "decisions.answer",
  params: decisionParams,
  body: answerSchema,
  answer: decisionSchema,
  status: 201,
  handle: ({ actor, params, body }) => answer(actor, params.decision, body),
});

export const replaceApproverRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/decisions/{decision}/approvers",
  summary: "Name somebody in the place of an approver who has left; the owner or an admin does",
  permission: "decisions.answer",
  params: decisionParams,
  body: replacementSchema,
  answer: decisionSchema,
  status: 201,
  handle: ({ actor, params, body }) => replace(actor, params.decision, body),
});

export const takeDecisionRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/decisions/{decision}/choice",
  summary: "Take a proposal: one of its options, and why; nothing of it changes afterwards",
  permission: "decisions.take",
  params: decisionParams,
  body: choiceSchema,
  answer: decisionSchema,
  status: 201,
  handle: ({ actor, params, body }) => take(actor, params.decision, body),
});

export const endDecisionRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/decisions/{decision}/end",
  summary: "Decline a proposal, for those who may take decisions, or withdraw a draft or a proposal",
  permission: "decisions.read",
  params: decisionParams,
  body: closingSchema,
  answer: decisionSchema,
  status: 201,
  handle: ({ actor, params, body }) => end(actor, params.decision, body),
});

export const reviewDecisionRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/decisions/{decision}/reviews",
  summary: "Was it right? Kept beside the success metric as it was and as it is today",
  permission: "decisions.answer",
  params: decisionParams,
  body: reviewSchema,
  answer: decisionSchema,
  status: 201,
  handle: ({ actor, params, body }) => review(actor, params.decision, body),
});
