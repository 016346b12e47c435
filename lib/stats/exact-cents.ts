/**
 * Rounds parts that add up exactly to whole cents, so that they still do: every part is rounded down, and the cents that are missing
 * to the rounded total go to the largest remainders, the first in order on a tie. Amounts are in ten-thousandths of the currency.
 */
export function centsThatAddUp(parts: readonly bigint[]): number[] {
  const floors = parts.map(floorCents);
  const missing = roundedCents(parts.reduce(plus, 0n)) - floors.reduce(plus, 0n);
  const order = parts
    .map((part, index) => ({ index, remainder: part - floorCents(part) * 100n }))
    .filter(({ remainder }) => remainder > 0n)
    .sort((one, other) => Number(other.remainder - one.remainder) || one.index - other.index);
  const raised = new Set(order.slice(0, Number(missing)).map(({ index }) => index));
  return floors.map((cents, index) => Number(raised.has(index) ? cents + 1n : cents));
}

/** Whole cents of an amount in ten-thousandths, halves up. */
export function roundedCents(amount: bigint): bigint {
  return floorCents(amount + 50n);
}

/** Decimal text ("-12.3456", at most four decimals) in ten-thousandths. Throws RangeError for anything else. */
export function tenThousandths(decimal: string): bigint {
  const [, sign, whole, part = ""] = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(decimal) ?? [];
  if (whole === undefined) throw new RangeError(`not an amount with at most four decimals: ${decimal}`);
  const size = BigInt(whole) * 10_000n + BigInt(part.padEnd(4, "0"));
  return sign === "-" ? -size : size;
}

function floorCents(amount: bigint): bigint {
  const cents = amount / 100n;
  return amount < 0n && cents * 100n !== amount ? cents - 1n : cents;
}

function plus(one: bigint, other: bigint): bigint {
  return one + other;
}
