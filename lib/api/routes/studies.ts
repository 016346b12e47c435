import { z } from "zod";
import { route } from "@/lib/api/route";
import { newHypothesisSchema } from "@/lib/domain/hypothesis";
import { newStudySchema, studyChangeSchema } from "@/lib/domain/study";
import { hypothesisSchema, segmentVerdictSchema, studyBoardSchema, studySchema } from "@/lib/domain/study-resources";
import { addNewHypothesis } from "@/lib/services/hypotheses";
import { segmentVerdicts } from "@/lib/services/segment-verdicts";
import { addNewStudy, changeStudyFacts, studies } from "@/lib/services/studies";
import { studyBoard } from "@/lib/services/study-board";
import { reviewStudy } from "@/lib/services/study-review";

const studyParams = z.strictObject({ study: z.string().min(1).max(40) });
const datasetSchema = z.string().min(1).max(60);

export const listStudiesRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/studies",
  summary: "The studies, open ones first; of one dataset, where it is named",
  permission: "hypotheses.read",
  query: z.strictObject({ dataset: datasetSchema.optional() }),
  answer: z.strictObject({ studies: z.array(studySchema) }),
  handle: async ({ actor, query }) => ({ studies: await studies(actor, query.dataset) }),
});

export const addStudyRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/studies",
  summary: "Begin a study",
  permission: "hypotheses.edit",
  body: newStudySchema,
  answer: studySchema,
  status: 201,
  handle: ({ actor, body }) => addNewStudy(actor, body),
});

export const showStudyRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/studies/{study}",
  summary: "A study as a board: its hypotheses by column, each with what it needs to move on",
  permission: "hypotheses.read",
  params: studyParams,
  answer: studyBoardSchema,
  handle: ({ actor, params }) => studyBoard(actor, params.study),
});

export const changeStudyRoute = route({
  method: "PATCH",
  path: "/api/v1/w/{workspace}/studies/{study}",
  summary: "Other facts of a study, or its end",
  permission: "hypotheses.edit",
  params: studyParams,
  body: studyChangeSchema,
  answer: studySchema,
  handle: ({ actor, params, body }) => changeStudyFacts(actor, params.study, body),
});

export const reviewStudyRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/studies/{study}/review",
  summary: "Compute the verdicts on the newest data; each hypothesis that is judged spends a look",
  permission: "hypotheses.edit",
  params: studyParams,
  answer: studySchema,
  handle: ({ actor, params }) => reviewStudy(actor, params.study),
});

export const addHypothesisRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/studies/{study}/hypotheses",
  summary: "Write a hypothesis about a segment's latest published definition",
  permission: "hypotheses.edit",
  params: studyParams,
  body: newHypothesisSchema,
  answer: hypothesisSchema,
  status: 201,
  handle: ({ actor, params, body }) => addNewHypothesis(actor, params.study, body),
});

export const segmentVerdictsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segment-verdicts",
  summary: "The newest verdicts on the segments of a dataset",
  permission: "hypotheses.read",
  query: z.strictObject({ dataset: datasetSchema }),
  answer: z.strictObject({ verdicts: z.array(segmentVerdictSchema) }),
  handle: async ({ actor, query }) => ({ verdicts: await segmentVerdicts(actor, query.dataset) }),
});
