import type { PageOfTheProduct } from "../page-of-the-product";

const rollout = "/w/halden/rollout";
const version = "dataset=customers&version=1";

/** What is planned for segments, and what their customers say. */
export const rolloutPages: readonly PageOfTheProduct[] = [
  {
    name: "roadmap",
    kind: "working",
    as: "product",
    shows: "What we plan, for whom, and what we expect of it",
    path: () => `${rollout}/roadmap?${version}`,
  },
  {
    name: "roadmap by quarter",
    kind: "reading",
    as: "executive",
    shows: "What we plan, for whom, and what we expect of it",
    path: () => `${rollout}/roadmap?${version}&view=quarter`,
  },
  {
    name: "roadmap item",
    kind: "working",
    as: "product",
    shows: "Reach",
    path: ({ item }) => `${rollout}/roadmap/${item}?${version}`,
  },
  {
    name: "feedback",
    kind: "working",
    as: "success",
    shows: "Who speaks of what, against how many they are",
    path: () => `${rollout}/feedback?${version}`,
  },
  {
    name: "import of roadmap items",
    kind: "working",
    as: "product",
    shows: "Bring in roadmap items",
    path: () => `${rollout}/roadmap/import?dataset=customers`,
  },
  {
    name: "import of feedback, closed to the role",
    kind: "working",
    as: "executive",
    shows: "This file is not yours to bring in",
    path: () => `${rollout}/feedback/import?dataset=customers`,
  },
];
