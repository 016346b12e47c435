/** Lists that a file can be brought into beside datasets. */
export const importLists = ["roadmap", "feedback"] as const;
export type ImportList = (typeof importLists)[number];

/** What a file does with what a list holds: it comes on top, takes its place, or is written over what has the same title. */
export const importModes = ["append", "update", "replace"] as const;
export type ImportMode = (typeof importModes)[number];

/** Which column each field is read from. */
export type FieldColumns = { field: string; column: number }[];

/** Where a column of a file may go. */
export interface ImportField {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly hint: string | null;
  /** Usual names of its column, as plain words. */
  readonly synonyms: RegExp;
}

function field(name: string, label: string, synonyms: RegExp, hint: string | null = null): ImportField {
  return { name, label, required: false, hint, synonyms };
}

function needed(...told: Parameters<typeof field>): ImportField {
  return { ...field(...told), required: true };
}

/** The fields of each list, in the order of the page. */
export const importFields: Readonly<Record<ImportList, readonly ImportField[]>> = {
  roadmap: [
    needed("title", "Title", /^(title|item|name|feature|epic|initiative|summary)$/, "Rows of one title are one item"),
    field("problem", "Problem", /^(problem|description|why)$/),
    field("status", "Status", /^(status|state|stage)$/, "Idea, planned, in progress, shipped or dropped"),
    field("quarter", "Quarter", /^(quarter|target quarter|when|release)$/, "2027Q1 or Q1 2027"),
    field(
      "effort",
      "Effort in person-weeks",
      /^(effort|effort in person weeks|effort weeks|weeks|person weeks|estimate|size)$/,
    ),
    field(
      "owner",
      "Owner",
      /^(owner|owner e mail|assignee|responsible|who|pm|product manager)$/,
      "E-mail or name of a member",
    ),
    field("shippedOn", "Shipped on", /^(shipped on|shipped|released on|release date)$/),
    field(
      "segment",
      "Segment",
      /^(segment|segments|for|for segment|audience|target segment)$/,
      "Name, address name or letter",
    ),
    field("tieProblem", "Problem of the segment", /^(segment problem|problem of the segment|customer problem)$/),
    field("metric", "Metric that is to move", /^(metric|kpi|goal metric)$/, "Id or name of the registry"),
    field(
      "expected",
      "Expected change",
      /^(expected|expected change|change|delta|impact|expected impact|uplift)$/,
      "Signed; shares in points",
    ),
    field("evidence", "Evidence", /^(evidence|proof|research)$/),
    field("link", "Link to evidence", /^(link|url|evidence link)$/),
  ],
  feedback: [
    needed(
      "customer",
      "Customer",
      /^(customer|customer id|account|account id|client id|id)$/,
      "As your lists of customers show it",
    ),
    needed("quote", "Quote", /^(quote|text|words|comment|feedback|verbatim|message|said)$/, null),
    needed("theme", "Theme", /^(theme|topic|tag|category|subject)$/, null),
    field("source", "Source", /^(source|channel|origin)$/),
    needed(
      "saidOn",
      "Date",
      /^(date|day|said on|said at|on|when|created|created at|created on)$/,
      "2027-01-31 or 31.01.2027",
    ),
  ],
};

/** Proposes a column for each field by its header. */
export function proposedMapping(list: ImportList, headers: readonly string[]): FieldColumns {
  const words = headers.map((header) =>
    header
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim(),
  );
  const taken = new Set<number>();
  return importFields[list].flatMap(({ name, synonyms }) => {
    const column = words.findIndex((word, at) => !taken.has(at) && synonyms.test(word));
    if (column < 0) return [];
    taken.add(column);
    return [{ field: name, column }];
  });
}
