import { listed } from "@/lib/domain/in-sentence";
import type { JudgedColumn } from "./column-judgement";
import { counted } from "./words";

/** How the columns divide up, each counted once: `Mapping: 5 columns found their field and 3 stay attributes; 1 needs a decision`. */
export function mappingHeadline(columns: readonly JudgedColumn[]): string {
  const open = columns.filter(({ judgement }) => judgement.state === "decide").length;
  const found = columns.filter(feeds).length;
  const left = leftOut(columns).length;
  const attributes = columns.length - found - left;
  const parts = [
    `${counted(found, "column")} found ${found === 1 ? "its" : "their"} field`,
    ...(attributes > 0 ? [`${attributes} ${attributes === 1 ? "stays an attribute" : "stay attributes"}`] : []),
    ...(left > 0 ? [`${left} ${left === 1 ? "is" : "are"} left out`] : []),
  ];
  const decisions = open > 0 ? `; ${open} of the ${columns.length} ${open === 1 ? "needs" : "need"} a decision` : "";
  return `Mapping: ${listed(parts)}${decisions}`;
}

/** What becomes of a column without a field, and which columns are not in the version at all. */
export function droppedWords(columns: readonly JudgedColumn[]): string {
  const left = leftOut(columns);
  if (left.length === 0) return "Nothing is dropped: what has no field is kept as an attribute.";
  const names = left.slice(0, 5).map(({ column, profile }) => {
    const isEmpty = profile !== undefined && profile.distinct === 0;
    return `“${column.header}”${isEmpty ? " (no value in it)" : ""}`;
  });
  const more = left.length > names.length ? [`${left.length - names.length} more`] : [];
  return `What has no field is kept as an attribute. Left out: ${listed([...names, ...more])}.`;
}

function feeds({ column }: JudgedColumn): boolean {
  return column.targets.some((target) => target.field !== null);
}

function leftOut(columns: readonly JudgedColumn[]): readonly JudgedColumn[] {
  return columns.filter(({ column }) => column.targets.length === 0);
}
