/** A segment in two periods: weight n (customers, or money) and what it brought y, so that its rate is y / n. */
export interface TwoPeriods {
  readonly n0: number;
  readonly y0: number;
  readonly n1: number;
  readonly y1: number;
}

/** What a segment did to the company's rate: by a rate of its own, and by its weight in the company. */
export interface MixAndRate {
  readonly rate: number;
  readonly mix: number;
}

/** The change of Σy / Σn, told apart: all parts of `segments` add up to after − before. */
export interface RateChange {
  readonly before: number;
  readonly after: number;
  readonly segments: readonly MixAndRate[];
  readonly rate: number;
  readonly mix: number;
}

/**
 * Splits the change of a company's rate into what segments did themselves and what their weights did: the symmetric two-factor split
 * of Kitagawa (JASA 50 (1955) 1168), mix centred at the mean of both company rates (statistics, section 9.1). Segments must be
 * exclusive and exhaustive. A segment that is absent in one period has its rate of the other, so all of it is mix. null where a
 * period has no weight.
 */
export function mixAndRate(rows: readonly TwoPeriods[]): RateChange | null {
  const total = (of: (row: TwoPeriods) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  const [n0, n1] = [total((row) => row.n0), total((row) => row.n1)];
  if (!(n0 > 0 && n1 > 0)) return null;
  const [before, after] = [total((row) => row.y0) / n0, total((row) => row.y1) / n1];
  const centre = (before + after) / 2;
  const segments = rows.map((row) => {
    const [w0, w1] = [row.n0 / n0, row.n1 / n1];
    const r0 = row.n0 > 0 ? row.y0 / row.n0 : row.n1 > 0 ? row.y1 / row.n1 : centre;
    const r1 = row.n1 > 0 ? row.y1 / row.n1 : r0;
    return { rate: ((w0 + w1) / 2) * (r1 - r0), mix: (w1 - w0) * ((r0 + r1) / 2 - centre) };
  });
  const sum = (of: (part: MixAndRate) => number) => segments.reduce((all, part) => all + of(part), 0);
  return { before, after, segments, rate: sum((part) => part.rate), mix: sum((part) => part.mix) };
}
