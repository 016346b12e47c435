/** Ids of metrics that a company asks for first, one for each question: won, kept, worth, sold, grown, served. */
export const firstLook = [
  "conversion",
  "churned_share",
  "retention_12",
  "arpu",
  "close_rate",
  "nrr",
  "repeat_rate",
  "order_value",
  "first_response_median",
  "csat_top2",
  "resolution_median",
  "nps",
] as const;
