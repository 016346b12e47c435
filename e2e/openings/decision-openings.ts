import type { PageWithOpenings } from "../opening-of-the-product";

/** Decisions in each of their states, and the people who hold a stake. */
export const decisionOpenings: readonly PageWithOpenings[] = [
  {
    page: "decision, a draft",
    as: "owner",
    path: ({ own, draft }) => `/w/${own}/prioritise/decisions/${draft}`,
    openings: [
      {
        by: ["components/decisions/propose-dialog.tsx"],
        press: ["Propose it"],
        opens: "dialog",
        name: "Propose this decision",
      },
      {
        by: ["components/decisions/end-dialog.tsx"],
        press: ["Withdraw"],
        opens: "dialog",
        name: "Withdraw this decision",
      },
    ],
  },
  {
    page: "decision, new",
    as: "product",
    path: () => "/w/halden/prioritise/decisions/new?segment=agencies",
    openings: [
      {
        by: ["components/decisions/choice-of-figures.tsx"],
        press: [],
        opens: "fold",
        name: /^Agencies/,
      },
    ],
  },
  {
    page: "decision, approved by all",
    as: "owner",
    path: ({ own, approved }) => `/w/${own}/prioritise/decisions/${approved}`,
    openings: [
      { by: ["components/decisions/take-dialog.tsx"], press: ["Take it"], opens: "dialog", name: "Take this decision" },
      {
        by: ["components/decisions/end-dialog.tsx"],
        press: ["Decline"],
        opens: "dialog",
        name: "Decline this decision",
      },
    ],
  },
  {
    page: "decision that waits for somebody who left",
    as: "owner",
    path: ({ own, waiting }) => `/w/${own}/prioritise/decisions/${waiting}`,
    openings: [
      {
        by: ["components/decisions/answer-dialog.tsx"],
        press: ["Approve or dissent"],
        opens: "dialog",
        name: "Your answer",
      },
      {
        by: ["components/decisions/replace-dialog.tsx"],
        press: ["Name somebody instead"],
        opens: "dialog",
        name: "Name somebody instead",
      },
    ],
  },
  {
    page: "decision, taken",
    as: "executive",
    path: ({ decision }) => `/w/halden/prioritise/decisions/${decision}`,
    openings: [
      {
        by: ["components/decisions/review-dialog.tsx"],
        press: ["Was it right?"],
        opens: "dialog",
        name: "Was it right?",
      },
    ],
  },
  {
    page: "stakeholders",
    as: "product",
    path: () => "/w/halden/prioritise/stakeholders",
    openings: [
      {
        by: ["components/stakeholders/stakeholder-dialog.tsx"],
        press: ["Add somebody"],
        opens: "dialog",
        name: "Who holds a stake?",
      },
      {
        by: ["components/stakeholders/stakeholder-dialog.tsx"],
        press: ["Edit Katrin Vogel"],
        opens: "dialog",
        name: "Katrin Vogel",
      },
      {
        by: ["components/stakeholders/buy-in-dialog.tsx"],
        press: ["Buy-in of Lea Brandt"],
        opens: "dialog",
        name: "How Lea Brandt stands",
      },
      {
        by: ["components/stakeholders/stakeholder-dialog.tsx"],
        press: ["Edit Katrin Vogel", "Take off the register…"],
        opens: "dialog",
        name: "Take Katrin Vogel off the register?",
      },
      {
        by: ["components/stakeholders/buy-in-history.tsx"],
        press: [],
        opens: "fold",
        name: "Every word so far",
      },
    ],
  },
];
