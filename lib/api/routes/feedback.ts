import { z } from "zod";
import { route } from "@/lib/api/route";
import { feedbackChangeSchema, newFeedbackSchema } from "@/lib/domain/feedback";
import {
  feedbackListSchema,
  feedbackQuerySchema,
  feedbackThemesQuerySchema,
  feedbackThemesSchema,
} from "@/lib/domain/feedback-resources";
import { addVoice, changeVoice, feedbackList, removeVoice } from "@/lib/services/feedback";
import { feedbackThemes } from "@/lib/services/feedback-themes";

const listFeedbackRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/feedback",
  summary: "What customers said, the latest first, in their words for those who may read them",
  permission: "feedbackText.read",
  query: feedbackQuerySchema,
  answer: feedbackListSchema,
  handle: ({ actor, query }) => feedbackList(actor, query),
});

const addFeedbackRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/feedback",
  summary: "Write down what a customer said; the segment comes from the customer",
  permission: "feedback.edit",
  body: newFeedbackSchema,
  answer: z.strictObject({ id: z.string() }),
  status: 201,
  handle: ({ actor, body }) => addVoice(actor, body),
});

const changeFeedbackRoute = route({
  method: "PATCH",
  path: "/api/v1/w/{workspace}/feedback/{feedback}",
  summary: "Put one thing that was said under another theme",
  permission: "feedback.edit",
  params: z.strictObject({ feedback: z.string().min(1).max(40) }),
  body: feedbackChangeSchema,
  answer: z.strictObject({ id: z.string(), theme: z.string() }),
  handle: ({ actor, params, body }) => changeVoice(actor, params.feedback, body),
});

const removeFeedbackRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/feedback/{feedback}",
  summary: "Remove one thing that was said",
  permission: "feedback.edit",
  params: z.strictObject({ feedback: z.string().min(1).max(40) }),
  answer: z.null(),
  status: 204,
  handle: async ({ actor, params }) => {
    await removeVoice(actor, params.feedback);
    return null;
  },
});

const feedbackThemesRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/feedback-themes",
  summary: "What customers speak of, by theme and segment, with over- and under-voiced segments",
  permission: "feedback.read",
  query: feedbackThemesQuerySchema,
  answer: feedbackThemesSchema,
  handle: ({ actor, query }) => feedbackThemes(actor, query),
});

/** What customers say. */
export const feedbackRoutes = {
  list: listFeedbackRoute,
  add: addFeedbackRoute,
  change: changeFeedbackRoute,
  remove: removeFeedbackRoute,
  themes: feedbackThemesRoute,
} as const;
