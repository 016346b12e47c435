import type { ColumnProfile } from "@/lib/domain/file-profile";

/** Cut points of bands that hold about as many values each: the fifths of the column, with as few digits as keep them apart. */
export function suggestedCuts({ quantiles, histogram }: Pick<ColumnProfile, "quantiles" | "histogram">): number[] {
  const fifths = rising(quantiles ?? fifthsOfBins(histogram));
  for (let digits = 1; digits < 12; digits += 1) {
    const rounded = rising(fifths.map((value) => Number(value.toPrecision(digits))));
    if (rounded.length === fifths.length && rounded.length >= 2) return rounded;
  }
  const only = fifths[0] ?? 0;
  return [only, only + 1];
}

function fifthsOfBins(bins: ColumnProfile["histogram"]): number[] {
  const all = bins.reduce((sum, bin) => sum + bin.count, 0);
  return [1, 2, 3, 4].flatMap((fifth) => {
    let passed = 0;
    const bin = bins.find(({ count }) => {
      passed += count;
      return passed >= (all * fifth) / 5;
    });
    return bin ? [Number(bin.to)] : [];
  });
}

function rising(values: readonly number[]): number[] {
  return [...new Set(values.filter(Number.isFinite))].toSorted((a, b) => a - b);
}
