import type { PageOfTheProduct } from "../page-of-the-product";

/** The home of each job role. */
export const homePages: readonly PageOfTheProduct[] = [
  {
    name: "home of an executive",
    kind: "reading",
    as: "executive",
    shows: "Customers in target segments",
    path: () => "/w/halden/brief?dataset=customers&version=1",
  },
  {
    name: "home of product",
    kind: "reading",
    as: "product",
    shows: "What we plan for each segment",
    path: () => "/w/halden/brief?dataset=customers&version=1",
  },
  {
    name: "home of analyst",
    kind: "reading",
    as: "analyst",
    shows: "Open checks of the data",
    path: () => "/w/halden/brief?dataset=customers&version=1",
  },
  {
    name: "home of sales",
    kind: "reading",
    as: "sales",
    shows: "Whom to win",
    path: () => "/w/halden/brief?dataset=customers&version=1",
  },
  {
    name: "home of marketing",
    kind: "reading",
    as: "marketing",
    shows: "Whom to win",
    path: () => "/w/halden/brief?dataset=customers&version=1",
  },
];
