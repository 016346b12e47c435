/**
 * Heights for labels so that no two are nearer than `apart`, each as near to its wish as that allows, in the order of the wishes;
 * null stays null. Where there is no room for all they leave the range at its end.
 */
export function spreadLabels(
  wishes: readonly (number | null)[],
  { least, most, apart }: { readonly least: number; readonly most: number; readonly apart: number },
): (number | null)[] {
  const order = wishes
    .flatMap((wish, index) => (wish === null ? [] : [{ index, height: Math.min(most, Math.max(least, wish)) }]))
    .sort((one, other) => one.height - other.height || one.index - other.index);
  const placed: { index: number; height: number }[] = [];
  for (const one of order)
    placed.push({ ...one, height: Math.max(one.height, (placed.at(-1)?.height ?? -Infinity) + apart) });
  let limit = Math.max(most, least + apart * (placed.length - 1));
  for (const one of placed.toReversed()) {
    one.height = Math.min(one.height, limit);
    limit = one.height - apart;
  }
  const heights = new Map(placed.map(({ index, height }) => [index, height]));
  return wishes.map((_, index) => heights.get(index) ?? null);
}
