/** Cells of a CSV text as RFC 4180 has them; written apart from what writes such files. */
export function cellsOfCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (inside) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += sign;
        at += 1;
      } else inside = false;
    } else if (sign === '"' && cell === "") inside = true;
    else if (sign === ",") {
      row.push(cell);
      cell = "";
    } else if (sign === "\n") {
      rows.push([...row, cell.replace(/\r$/, "")]);
      row = [];
      cell = "";
    } else cell += sign;
  }
  return cell === "" && row.length === 0 ? rows : [...rows, [...row, cell]];
}

const formulaSigns = new Set("=+-@＝＋－＠﹦﹢﹣﹫");

/** Whether a spreadsheet may run a cell: a formula sign stands first, whatever stands before it and is not seen. */
export function runsInSpreadsheet(cell: string): boolean {
  if (/^[\t\r\n]/.test(cell)) return true;
  const first = [...cell].find((sign) => sign.trim() !== "" && !/[\p{Cf}\p{Cc}]/u.test(sign));
  return first !== undefined && formulaSigns.has(first);
}
