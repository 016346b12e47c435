import type { PageOfTheProduct } from "../page-of-the-product";

/** What customer success works with: its home, the sheets of expectations, the book of accounts. */
export const successPages: readonly PageOfTheProduct[] = [
  {
    name: "home of success",
    kind: "reading",
    as: "success",
    shows: "Waited longer than promised",
    path: () => "/w/halden/brief?dataset=customers&version=1",
  },
  {
    name: "expectations",
    kind: "reading",
    as: "success",
    shows: "What each segment expects, what we offer, what happens",
    path: () => "/w/halden/rollout/expectations?dataset=customers&version=1",
  },
  {
    name: "expectation opened",
    kind: "reading",
    as: "success",
    shows: "Nobody has written down what is expected.",
    path: () => "/w/halden/rollout/expectations?dataset=customers&version=1&open=online-retail.selfService",
  },
  {
    name: "portfolio",
    kind: "reading",
    as: "success",
    shows: "Every account, who pays most first",
    path: () => "/w/halden/rollout/portfolio?dataset=customers&version=1",
  },
];
