import type { PageOfTheProduct } from "../page-of-the-product";

const halden = "/w/halden/compare";
const number = "dataset=customers&version=1&by=customers.Industry&metric=churned_share&metric=arpu&open=churned_share";

/** Numbers: boards, time, customers. */
export const numberPages: readonly PageOfTheProduct[] = [
  {
    name: "scoreboard by a column",
    kind: "reading",
    as: "analyst",
    shows: "Each group against the rest",
    path: () => `${halden}?dataset=customers&version=1&by=customers.Industry&metric=arpu`,
  },
  {
    name: "overlap",
    kind: "reading",
    as: "analyst",
    shows: "Every combination that somebody is in",
    path: () => `${halden}/overlap`,
  },
  {
    name: "cohorts",
    kind: "reading",
    as: "analyst",
    shows: "Cells with hatching are a quarter still running",
    path: () => `${halden}/cohorts`,
  },
  {
    name: "cohorts, one age over time",
    kind: "reading",
    as: "analyst",
    shows: "Upright: the 95",
    path: () =>
      `${halden}/cohorts?dataset=customers&version=1&entry=firstPayment&every=month&measure=value&cohorts=24&arrange=oneAge`,
  },
  {
    name: "scoreboard of one file",
    kind: "reading",
    as: "owner",
    shows: "Each group against the rest",
    path: (at) => `/w/${at.own}/compare?dataset=${at.dataset}&by=customers.region`,
  },
  {
    name: "drawer of a number",
    kind: "reading",
    as: "analyst",
    shows: "SQL that ran",
    path: () => `${halden}?${number}`,
  },
  {
    name: "rows behind a number",
    kind: "reading",
    as: "analyst",
    shows: "are behind “Churned share”",
    path: () => `${halden}/rows?${number}`,
  },
  {
    name: "survival by segments",
    kind: "reading",
    as: "analyst",
    shows: "How many are still there, month by month",
    path: () => `${halden}/survival`,
  },
  {
    name: "survival by a column",
    kind: "reading",
    as: "analyst",
    shows: "Do the curves differ at all?",
    path: () => `${halden}/survival?dataset=customers&version=1&by=customers.Plan&horizon=12`,
  },
  {
    name: "revenue retention",
    kind: "reading",
    as: "analyst",
    shows: "What each part holds",
    path: () => `${halden}/revenue`,
  },
  {
    name: "trend",
    kind: "reading",
    as: "analyst",
    shows: "The band is the 95 % interval.",
    path: () => `${halden}/trend?dataset=customers&version=1&metric=churn_per_month&length=month`,
  },
  {
    name: "customers",
    kind: "reading",
    as: "analyst",
    shows: "One line for each customer",
    path: () => "/w/halden/customers",
  },
  {
    name: "customers by a rule",
    kind: "working",
    as: "analyst",
    shows: "fit this rule",
    path: () =>
      `/w/halden/customers?dataset=customers&version=1&rule=${encodeURIComponent(
        JSON.stringify({ kind: "column", column: "customers.Industry", test: { op: "isOneOf", values: ["Studio"] } }),
      )}`,
  },
  {
    name: "customer",
    kind: "reading",
    as: "owner",
    shows: "What is known of this customer",
    path: (at) => `/w/${at.own}/customers/p1?dataset=${at.dataset}&version=1`,
  },
];
