/** What is made of a segment for others to use; each keeps the numbers it was last confirmed with. */
export const artefactKinds = ["one-pager", "battle-card"] as const;
export type ArtefactKind = (typeof artefactKinds)[number];

/** The measures that an artefact shows, in the order in which they are wanted: the first four that a dataset has. */
export const artefactMetrics: Readonly<Record<ArtefactKind, readonly string[]>> = {
  "one-pager": [
    "churned_share",
    "nrr",
    "conversion",
    "arpu",
    "retention_12",
    "repeat_rate",
    "order_value",
    "close_rate",
    "csat_top2",
    "nps",
  ],
  "battle-card": ["close_rate", "conversion", "churned_share", "csat_top2", "retention_12", "repeat_rate", "nps"],
};

export const mostArtefactMetrics = 4;

/** Characters and lines that each written part may have: the forms show them, the schemas hold them. */
export const artefactLimits = {
  finding: 84,
  job: 170,
  jobSource: 38,
  point: 62,
  points: 3,
  personas: 2,
  personaTitle: 44,
  personaText: 92,
  sentence: 96,
  sentences: 3,
  cardLine: 96,
  cardLines: 4,
  say: 150,
  objection: 96,
  answer: 150,
  objections: 3,
} as const;
