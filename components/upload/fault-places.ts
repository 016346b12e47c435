/** A fault of the mapping as the server words it; `path` says where. */
export interface MappingFault {
  readonly path: string;
  readonly sentence: string;
}

export interface FaultPlace {
  readonly source: number | null;
  /** Place in the file's list of columns. */
  readonly column: number | null;
}

/** The file and column a fault points at, from `sources.0.columns.3.type` or `sources[0].columns[3]`. */
export function faultPlace({ path }: MappingFault): FaultPlace {
  const source = /^\W*sources\W+(\d+)/.exec(path)?.[1];
  const column = /columns\W+(\d+)/.exec(path)?.[1];
  return {
    source: source === undefined ? null : Number(source),
    column: source === undefined || column === undefined ? null : Number(column),
  };
}

/** The id of the row, file or part of the page where a fault is mended. */
export function faultAnchor(fault: MappingFault): string {
  const { source, column } = faultPlace(fault);
  if (source === null) return "mapping-settings";
  return column === null ? fileAnchor(source) : columnAnchor(source, column);
}

export function fileAnchor(source: number): string {
  return `mapping-file-${source + 1}`;
}

export function columnAnchor(source: number, column: number): string {
  return `mapping-file-${source + 1}-column-${column + 1}`;
}
