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
];
