/** The tile of a segment: `index` of its colour and shape from 0, and its letter; a part keeps its parent's, with its number. */
export function segmentTile(code: string): { readonly index: number; readonly letter: string } {
  const [, letters = "", number = ""] = /^([A-Z]+)(\d*)$/.exec(code) ?? [];
  const place = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { index: Math.max(0, place - 1), letter: letters === "" ? code : `${letters}${number}` };
}
