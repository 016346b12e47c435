import type { PageOfTheProduct } from "../page-of-the-product";

/** Segments and their builder. */
export const segmentPages: readonly PageOfTheProduct[] = [
  {
    name: "performance of a segment",
    kind: "reading",
    as: "analyst",
    shows: "The value with its 95 % interval",
    path: () => "/w/halden/segments/agencies/performance",
  },
  {
    name: "segment, over time",
    kind: "reading",
    as: "analyst",
    shows: "How long they stay",
    path: () => "/w/halden/segments/agencies/time",
  },
  {
    name: "templates of segments",
    kind: "working",
    as: "analyst",
    shows: "Each draft is an ordinary rule",
    path: () => "/w/halden/segments/templates?dataset=customers&version=1&template=companySize&metric=churned_share",
  },
  {
    name: "template with a cut",
    kind: "working",
    as: "analyst",
    shows: "Move the cut to see how much",
    path: () => "/w/halden/segments/templates?dataset=customers&version=1&template=valueCut&metric=nps&top=20",
  },
  {
    name: "template of recency and frequency",
    kind: "working",
    as: "analyst",
    shows: "How lately and how often",
    path: () => "/w/halden/segments/templates?dataset=customers&version=1&template=rfm&metric=nps",
  },
  {
    name: "segments",
    kind: "reading",
    as: "analyst",
    shows: "Each with its rule and its size",
    path: () => "/w/halden/segments",
  },
  {
    name: "segment",
    kind: "reading",
    as: "analyst",
    shows: "Smallest effect this size can show",
    path: () => "/w/halden/segments/agencies",
  },
  {
    name: "history of a segment",
    kind: "reading",
    as: "analyst",
    shows: "A definition never changes once it is published",
    path: () => "/w/halden/segments/agencies/history",
  },
  {
    name: "builder, new segment",
    kind: "working",
    as: "owner",
    shows: "Without a condition the rule holds for every customer",
    path: (at) => `/w/${at.own}/segments/new?dataset=${at.dataset}`,
  },
  {
    name: "builder, draft",
    kind: "working",
    as: "analyst",
    shows: "This draft would hold the same",
    path: () => "/w/halden/segments/agencies/edit",
  },
  {
    name: "one-pager",
    kind: "reading",
    as: "product",
    shows: "The job they hire us for",
    path: () => "/w/halden/segments/agencies/one-pager",
  },
  {
    name: "battle card",
    kind: "reading",
    as: "sales",
    shows: "What they object, and the answer",
    path: () => "/w/halden/segments/agencies/battle-card",
  },
];
