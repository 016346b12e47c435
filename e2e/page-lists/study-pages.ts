import type { PageOfTheProduct } from "../page-of-the-product";

/** The board of a study. */
export const studyPages: readonly PageOfTheProduct[] = [
  {
    name: "board of a study",
    kind: "working",
    as: "product",
    shows: "From three to five hypotheses to one pick",
    path: () => "/w/halden/prioritise",
  },
  {
    name: "board of a study, as read",
    kind: "working",
    as: "executive",
    shows: "From three to five hypotheses to one pick",
    path: () => "/w/halden/prioritise",
  },
  {
    name: "before the first study",
    kind: "working",
    as: "owner",
    shows: "A study names the goal first",
    path: (at) => `/w/${at.own}/prioritise?dataset=${at.dataset}`,
  },
];
