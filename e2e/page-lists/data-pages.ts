import type { PageOfTheProduct } from "../page-of-the-product";

const halden = "/w/halden/compare";

/** The door, datasets and the wizard. */
export const dataPages: readonly PageOfTheProduct[] = [
  { name: "sign-in", kind: "working", as: "nobody", shows: "Sign in", path: () => "/sign-in" },
  { name: "join", kind: "working", as: "nobody", shows: "You are invited to", path: ({ invitation }) => invitation },
  {
    name: "dead link",
    kind: "reading",
    as: "nobody",
    shows: "This link does not open anything",
    path: () => "/join/this-link-is-dead",
  },
  {
    name: "not found",
    kind: "reading",
    as: "owner",
    shows: "There is nothing at this address",
    path: () => "/nothing/here",
  },
  {
    name: "datasets",
    kind: "reading",
    as: "owner",
    shows: "What every number is counted from",
    path: ({ own }) => `/w/${own}/measure`,
  },
  {
    name: "report",
    kind: "reading",
    as: "owner",
    shows: "The mapping as it was used",
    path: ({ own, dataset }) => `/w/${own}/measure/${dataset}/1`,
  },
  {
    name: "wizard, files",
    kind: "working",
    as: "owner",
    shows: "Choose the files",
    path: ({ own }) => `/w/${own}/measure/new`,
  },
  {
    name: "wizard, mapping",
    kind: "working",
    as: "owner",
    shows: "4 columns found their field",
    path: (at) => `/w/${at.own}/measure/new?file=${at.file}`,
  },
  {
    name: "wizard, build",
    kind: "working",
    as: "owner",
    shows: "Version 1 is built.",
    path: (at) => `/w/${at.own}/measure/new?dataset=${at.dataset}&file=${at.file}&job=${at.job}`,
  },
  { name: "scoreboard", kind: "reading", as: "analyst", shows: "Each segment against the rest", path: () => halden },
];
