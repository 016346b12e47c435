import { z } from "zod";
import { route } from "@/lib/api/route";
import {
  claimChangeSchema,
  newOverrideSchema,
  retirementSchema,
  stageSchema,
  successorSchema,
} from "@/lib/domain/hypothesis";
import { hypothesisPageSchema, hypothesisSchema } from "@/lib/domain/study-resources";
import { changeHypothesisClaim, replaceHypothesis, retire, reveal, signOverride } from "@/lib/services/hypotheses";
import { hypothesisPage } from "@/lib/services/hypothesis-page";
import { moveToStage } from "@/lib/services/study-board";

const hypothesisParams = z.strictObject({ hypothesis: z.string().min(1).max(40) });

export const showHypothesisRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/hypotheses/{hypothesis}",
  summary: "A hypothesis with all its looks; its number on the newest data only after it has been shown",
  permission: "hypotheses.read",
  params: hypothesisParams,
  answer: hypothesisPageSchema,
  handle: ({ actor, params }) => hypothesisPage(actor, params.hypothesis),
});

export const changeClaimRoute = route({
  method: "PATCH",
  path: "/api/v1/w/{workspace}/hypotheses/{hypothesis}",
  summary: "Write the claim anew; a conflict once its number has been shown",
  permission: "hypotheses.edit",
  params: hypothesisParams,
  body: claimChangeSchema,
  answer: hypothesisSchema,
  handle: ({ actor, params, body }) => changeHypothesisClaim(actor, params.hypothesis, body),
});

export const revealRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/hypotheses/{hypothesis}/reveal",
  summary: "Show the number, once and to everybody; the claim stands from then on",
  permission: "hypotheses.edit",
  params: hypothesisParams,
  answer: hypothesisSchema,
  handle: ({ actor, params }) => reveal(actor, params.hypothesis),
});

export const moveHypothesisRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/hypotheses/{hypothesis}/stage",
  summary: "Move to another column of the board; a conflict that names what is missing where a gate fails",
  permission: "hypotheses.edit",
  params: hypothesisParams,
  body: z.strictObject({ stage: stageSchema }),
  answer: hypothesisSchema,
  handle: ({ actor, params, body }) => moveToStage(actor, params.hypothesis, body.stage),
});

export const retireHypothesisRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/hypotheses/{hypothesis}/retirement",
  summary: "End a hypothesis for good, with the reason",
  permission: "hypotheses.edit",
  params: hypothesisParams,
  body: retirementSchema,
  answer: hypothesisSchema,
  handle: ({ actor, params, body }) => retire(actor, params.hypothesis, body.reason),
});

export const replaceHypothesisRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/hypotheses/{hypothesis}/successor",
  summary: "Another claim in its place: this one retires with the reason, the new one begins at its first look",
  permission: "hypotheses.edit",
  params: hypothesisParams,
  body: successorSchema,
  answer: hypothesisSchema,
  status: 201,
  handle: ({ actor, params, body }) => replaceHypothesis(actor, params.hypothesis, body),
});

export const overrideRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/hypotheses/{hypothesis}/overrides",
  summary: "Sign a word beside the latest computed verdict, which stays; without a word the one before is taken back",
  permission: "hypotheses.edit",
  params: hypothesisParams,
  body: newOverrideSchema,
  answer: hypothesisSchema,
  status: 201,
  handle: ({ actor, params, body }) => signOverride(actor, params.hypothesis, body),
});
