import type { PageWithOpenings } from "../opening-of-the-product";

const prioritise = "/w/halden/prioritise";
const rollout = "/w/halden/rollout";
const version = "dataset=customers&version=1";

/** The study, what is weighed, the roadmap and the service. */
export const planOpenings: readonly PageWithOpenings[] = [
  {
    page: "home of an executive",
    as: "executive",
    path: () => `/w/halden/brief?${version}`,
    openings: [
      {
        by: ["components/home/mix-goal-dialog.tsx"],
        press: ["Change the goal"],
        opens: "dialog",
        name: "Goal of the mix",
      },
      { by: ["components/ui/figure.tsx"], press: [], opens: "fold", name: "Show as table" },
    ],
  },
  {
    page: "board of a study",
    as: "product",
    path: () => prioritise,
    openings: [
      {
        by: ["components/study/hypothesis-dialog.tsx"],
        press: ["New hypothesis"],
        opens: "dialog",
        name: "New hypothesis",
      },
      { by: ["components/study/study-dialog.tsx"], press: ["New study"], opens: "dialog", name: "New study" },
      { by: ["components/study/study-dialog.tsx"], press: ["Goal and owner"], opens: "dialog", name: /^The study / },
      {
        by: ["components/study/hypothesis-dialog.tsx"],
        press: [{ role: "link", name: /^Agencies: retention at 12 months/ }, "Another claim"],
        opens: "dialog",
        name: "Another claim about Agencies",
      },
      {
        by: ["components/study/words-dialog.tsx"],
        press: ["Sign beside the verdict"],
        opens: "dialog",
        name: "Sign beside the verdict on Agencies",
      },
      {
        by: ["components/study/words-dialog.tsx"],
        press: ["Retire"],
        opens: "dialog",
        name: "Retire the hypothesis about Agencies",
      },
    ],
  },
  {
    page: "markets",
    as: "analyst",
    path: () => `${prioritise}/market?${version}&segment=agencies`,
    openings: [
      {
        by: ["components/priority/market-dialog.tsx"],
        press: ["Edit the figures"],
        opens: "dialog",
        name: "The market of Agencies",
      },
      {
        by: ["components/priority/channels-dialog.tsx"],
        press: ["Edit channels and competitors"],
        opens: "dialog",
        name: "Channels and competitors of Agencies",
      },
    ],
  },
  {
    page: "impact",
    as: "analyst",
    path: () => `${prioritise}/impact?${version}&segment=agencies@1&change=volume&percent=10&low=0.8&base=1&high=1.1`,
    openings: [
      {
        by: ["components/priority/scenario-dialog.tsx"],
        press: ["Keep this scenario"],
        opens: "dialog",
        name: "Keep this scenario",
      },
    ],
  },
  {
    page: "ranking",
    as: "analyst",
    path: () => `${prioritise}/ranking?${version}`,
    openings: [
      {
        by: ["components/priority/priorities-dialog.tsx"],
        press: ["Edit criteria and rules"],
        opens: "dialog",
        name: "Criteria and knock-out rules",
      },
      { by: ["components/ui/figure.tsx"], press: [], opens: "fold", name: "Show as table" },
    ],
  },
  {
    page: "roadmap",
    as: "product",
    path: () => `${rollout}/roadmap?${version}`,
    openings: [
      { by: ["components/roadmap/item-dialog.tsx"], press: ["New item"], opens: "dialog", name: "New roadmap item" },
      { by: ["components/ui/figure.tsx"], press: [], opens: "fold", name: "Show as table" },
      {
        by: ["components/roadmap/item-dialog.tsx"],
        press: [{ role: "link", name: "Client approvals on mobile" }, "Change item"],
        opens: "dialog",
        name: "Change Client approvals on mobile",
      },
      {
        by: ["components/roadmap/item-dialog.tsx"],
        press: ["Change item", "Remove it…"],
        opens: "dialog",
        name: "Remove Client approvals on mobile?",
      },
      {
        by: ["components/roadmap/tie-dialog.tsx"],
        press: ["Tie to a segment"],
        opens: "dialog",
        name: "Tie Client approvals on mobile to a segment",
      },
      {
        by: ["components/roadmap/tie-dialog.tsx"],
        press: ["Change the tie to Agencies"],
        opens: "dialog",
        name: "Change this tie",
      },
    ],
  },
  {
    page: "feedback",
    as: "success",
    path: () => `${rollout}/feedback?${version}`,
    openings: [
      {
        by: ["components/feedback/feedback-dialog.tsx"],
        press: ["Write down what a customer said"],
        opens: "dialog",
        name: "Write down what a customer said",
      },
      {
        by: ["components/feedback/theme-dialog.tsx"],
        press: [/^Change the theme of what a customer said on /],
        opens: "dialog",
        name: "Change the theme",
      },
      {
        by: ["components/feedback/delete-quote-dialog.tsx"],
        press: [/^Delete what a customer said on /],
        opens: "dialog",
        name: "Delete this quote?",
      },
    ],
  },
  {
    page: "expectations",
    as: "success",
    path: () => `${rollout}/expectations?${version}`,
    openings: [
      {
        by: ["app/w/[workspace]/rollout/expectations/open-cell.tsx"],
        press: [{ role: "link", name: /^First response of Agencies/ }],
        opens: "dialog",
        name: "First response",
      },
      {
        by: ["components/expectations/expectation-dialog.tsx"],
        press: [{ role: "link", name: /^First response of Agencies/ }, "Change"],
        opens: "dialog",
        name: "First response for Agencies",
      },
    ],
  },
];
