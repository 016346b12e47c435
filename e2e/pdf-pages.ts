/** Pages of a PDF as Chromium writes it: the objects of type Page, each written in clear. */
export function pdfPages(pdf: Buffer): number {
  return [...pdf.toString("latin1").matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}
