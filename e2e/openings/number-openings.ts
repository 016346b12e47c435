import type { PageWithOpenings } from "../opening-of-the-product";

const halden = "/w/halden/compare";
const version = "dataset=customers&version=1";
const number = `${version}&by=customers.Industry&metric=churned_share&open=churned_share`;

/** Numbers, what was written about them, and the data they are counted from. */
export const numberOpenings: readonly PageWithOpenings[] = [
  {
    page: "scoreboard",
    as: "analyst",
    path: () => `${halden}?${version}&by=segments&metric=churned_share`,
    openings: [
      {
        by: ["components/scoreboard/number-drawer.tsx", "components/ui/drawer.tsx"],
        press: [{ role: "link", name: /^14 %/ }],
        opens: "dialog",
        name: "Churned share",
      },
      { by: ["components/scoreboard/filters.tsx"], press: [], opens: "fold", name: /segments shown/ },
    ],
  },
  {
    page: "drawer of a number",
    as: "analyst",
    path: () => `${halden}?${number}`,
    openings: [
      {
        by: ["components/decisions/use-in-decision-dialog.tsx"],
        press: ["Use in a decision"],
        opens: "dialog",
        name: "Use this number in a decision",
      },
    ],
  },
  {
    page: "trend",
    as: "analyst",
    path: () => `${halden}/trend?${version}&metric=churn_per_month&length=month`,
    openings: [
      {
        by: ["components/annotations/annotation-dialog.tsx"],
        press: ["Date what happened"],
        opens: "dialog",
        name: "Date what happened",
      },
      {
        by: ["components/annotations/annotation-dialog.tsx"],
        press: ["Edit: Billing moved to the new ledger"],
        opens: "dialog",
        name: "Change what happened",
      },
      {
        by: ["components/ui/figure.tsx", "components/ui/disclosure.tsx"],
        press: [],
        opens: "fold",
        name: "Show as table",
      },
    ],
  },
  {
    page: "overlap",
    as: "analyst",
    path: () => `${halden}/overlap`,
    openings: [
      { by: ["components/overlap/segment-choice.tsx"], press: [], opens: "fold", name: /laid over each other/ },
    ],
  },
  {
    page: "survival",
    as: "analyst",
    path: () => `${halden}/survival`,
    openings: [{ by: ["components/survival/log-rank-table.tsx"], press: [], opens: "fold", name: /pairs of curves/ }],
  },
  {
    page: "revenue retention",
    as: "analyst",
    path: () => `${halden}/revenue`,
    openings: [
      {
        by: ["app/w/[workspace]/compare/revenue/bridge-figure.tsx"],
        press: [],
        opens: "fold",
        name: "What each part holds",
      },
    ],
  },
  {
    page: "report of the sample",
    as: "analyst",
    path: () => "/w/halden/measure/customers/1",
    openings: [
      {
        by: ["components/datasets/waive-gate-dialog.tsx"],
        press: [/^Waive: 3 deals/],
        opens: "dialog",
        name: "Use the version all the same?",
      },
    ],
  },
  {
    page: "report",
    as: "owner",
    path: ({ own, dataset }) => `/w/${own}/measure/${dataset}/1`,
    openings: [
      {
        by: ["components/datasets/delete-version-dialog.tsx"],
        press: ["Delete version 1"],
        opens: "dialog",
        name: /version 1/,
      },
      { by: ["components/datasets/version-columns.tsx"], press: [], opens: "fold", name: /^customers: 62 rows/ },
      { by: ["components/datasets/recipe-used.tsx"], press: [], opens: "fold", name: /^every-page.csv/ },
    ],
  },
  {
    page: "wizard, mapping",
    as: "owner",
    path: (at) => `/w/${at.own}/measure/new?file=${at.file}`,
    openings: [
      {
        by: [
          "components/upload/source-mapping.tsx",
          "components/upload/computed-columns.tsx",
          "components/upload/outlook.tsx",
        ],
        press: [],
        opens: "fold",
        name: /^How .* is read/,
      },
    ],
  },
  {
    page: "notes",
    as: "product",
    path: () => "/w/halden/notes?show=all",
    openings: [
      { by: ["components/notes/delete-note.tsx"], press: [/^Delete/], opens: "dialog", name: "Delete this note?" },
    ],
  },
  {
    page: "notes of a segment",
    as: "success",
    path: () => "/w/halden/segments/solo-freelance",
    openings: [
      { by: ["components/notes/notes-panel.tsx"], press: [], opens: "fold", name: "1 resolved" },
      {
        by: ["components/notes/mention-area.tsx"],
        press: ["Write a note", { into: "Your note", type: "@" }],
        opens: "listbox",
        name: "Members who may be mentioned",
      },
    ],
  },
];
