import type { PageOfTheProduct } from "../page-of-the-product";

/** Settings. */
export const settingsPages: readonly PageOfTheProduct[] = [
  {
    name: "definitions",
    kind: "reading",
    as: "owner",
    shows: "Each metric has one definition",
    path: ({ own }) => `/w/${own}/settings/definitions`,
  },
  {
    name: "who may what",
    kind: "reading",
    as: "owner",
    shows: "The access table",
    path: ({ own }) => `/w/${own}/settings/access`,
  },
  {
    name: "members",
    kind: "working",
    as: "owner",
    shows: "Who works here, and as what",
    path: ({ own }) => `/w/${own}/settings/members`,
  },
  {
    name: "tokens",
    kind: "working",
    as: "owner",
    shows: "Tokens for scripts",
    path: ({ own }) => `/w/${own}/settings/tokens`,
  },
  {
    name: "audit log",
    kind: "reading",
    as: "owner",
    shows: "What was done, and by whom",
    path: ({ own }) => `/w/${own}/settings/audit`,
  },
];
