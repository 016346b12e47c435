import { type ColumnType, canonicalField, dictionary, type SourceTable } from "@/lib/domain/dictionary";
import type { PrivacyClass } from "@/lib/domain/recipe";
import type { VersionColumn } from "@/lib/domain/version-manifest";
import { type PlannedOutput, reservedNames, type SourcePlan } from "./build-plan";
import { uniqueName } from "./headers";

/** One column of a canonical table before it is written, with the cell that each source gives it. */
export interface LayoutColumn {
  readonly name: string;
  readonly label: string;
  readonly type: ColumnType;
  readonly origin: VersionColumn["origin"];
  readonly privacy: PrivacyClass;
  readonly labels: VersionColumn["labels"];
  readonly cells: ReadonlyMap<number, string>;
}

/**
 * The columns of a table from all sources that feed it: canonical fields in the dictionary's order, then attributes under their
 * header, numbered where a name is taken. Attributes of two files meet when header and type agree.
 */
export function layoutOf(table: SourceTable, outputs: readonly PlannedOutput[]): LayoutColumn[] {
  const fields = dictionary[table].flatMap((field) => {
    const given = outputs.filter((output) => output.field === field.name);
    const [first] = given;
    return first ? [column(field.name, field.label, first, given)] : [];
  });
  const taken = reservedNames(table);
  const attributes: LayoutColumn[] = [];
  const seen = new Map<string, PlannedOutput[]>();
  for (const output of outputs) {
    if (output.field !== null) continue;
    const key = `${output.header.toLowerCase()} ${output.type}`;
    const group = seen.get(key);
    if (group && !group.some((other) => other.source === output.source)) group.push(output);
    else seen.set(group ? `${key} ${output.cell}` : key, [output]);
  }
  for (const group of seen.values()) {
    const [first] = group;
    if (first) attributes.push(column(uniqueName(first.header, taken), first.header, first, group));
  }
  return [...fields, ...attributes];
}

function column(name: string, label: string, first: PlannedOutput, given: readonly PlannedOutput[]): LayoutColumn {
  return {
    name,
    label,
    type: first.type,
    origin: first.field === null ? "attribute" : "field",
    privacy: first.privacy,
    labels: first.labels,
    cells: new Map(given.map((output) => [output.source, output.cell])),
  };
}

/** A column that the build computes itself. */
export function derivedColumn(table: SourceTable, name: string): LayoutColumn {
  const field = canonicalField(table, name);
  if (!field) throw new RangeError(`no field ${table}.${name}`);
  const labels = field.type === "yesNo" ? { yes: "yes", no: "no" } : null;
  return { name, label: field.label, type: field.type, origin: "derived", privacy: "none", labels, cells: new Map() };
}

/** All outputs that go to a table. */
export function outputsOf(plans: readonly SourcePlan[], table: SourceTable): PlannedOutput[] {
  return plans.flatMap((plan) => plan.outputs.filter((output) => output.table === table));
}
