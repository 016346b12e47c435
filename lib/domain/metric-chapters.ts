/** What a company asks of its customers, in this order: are they won, do they stay, what are they worth, what do they cost, how are they sold to and served. */
const chapters: readonly (readonly [name: string, ids: RegExp])[] = [
  ["Won", /^(customers|conversion)/],
  ["Kept", /^(churn|retention|active|nrr|grr|logo)/],
  ["Worth", /^(revenue|mrr|arpu|observed_ltv|order_value|repeat_rate|margin)/],
  ["Cost", /^(cac|payback|ltv_cac)/],
  ["Sold", /^(close_rate|deal_value|won_value|sales_cycle)/],
  ["Served", /^(first_response|resolution|csat|nps)/],
];

/** Metrics by chapter, each in its own order; chapters without any are left out, what fits none stands last. */
export function groupedMetrics<Metric extends { readonly id: string }>(
  metrics: readonly Metric[],
): { readonly name: string; readonly metrics: Metric[] }[] {
  const named = chapters.map(([name, ids]) => ({ name, metrics: metrics.filter(({ id }) => ids.test(id)) }));
  const others = metrics.filter(({ id }) => !chapters.some(([, ids]) => ids.test(id)));
  return [...named, { name: "Other measures", metrics: others }].filter((chapter) => chapter.metrics.length > 0);
}
