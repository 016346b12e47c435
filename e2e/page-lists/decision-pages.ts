import type { PageOfTheProduct } from "../page-of-the-product";

/** The pages of decisions and stakeholders. */
export const decisionPages: readonly PageOfTheProduct[] = [
  {
    name: "decisions",
    kind: "reading",
    as: "executive",
    shows: "A decision keeps its question",
    path: () => "/w/halden/prioritise/decisions",
  },
  {
    name: "decision, new",
    kind: "working",
    as: "product",
    shows: "What is to be decided?",
    path: () => "/w/halden/prioritise/decisions/new?segment=agencies",
  },
  {
    name: "decision, taken",
    kind: "reading",
    as: "executive",
    shows: "That day’s numbers and today’s",
    path: ({ decision }) => `/w/halden/prioritise/decisions/${decision}`,
  },
  {
    name: "decision, edited",
    kind: "working",
    as: "owner",
    shows: "Edit the draft",
    path: ({ own, unfinished }) => `/w/${own}/prioritise/decisions/${unfinished}/edit`,
  },
  {
    name: "stakeholders",
    kind: "reading",
    as: "product",
    shows: "How each stands, step by step",
    path: () => "/w/halden/prioritise/stakeholders",
  },
];
