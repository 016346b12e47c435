/** `wanted`, or `wanted-2`, `wanted-3` … whichever is not taken yet. */
export function freeSlug(wanted: string, taken: readonly { readonly slug: string }[]): string {
  const slugs = new Set(taken.map((row) => row.slug));
  if (!slugs.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const slug = `${wanted}-${number}`;
    if (!slugs.has(slug)) return slug;
  }
}
