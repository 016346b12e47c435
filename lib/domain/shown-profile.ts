import type { Actor } from "./actor";
import { fieldVisibility } from "./field-visibility";
import type { ColumnProfile, FileProfile } from "./file-profile";
import type { SourceColumn } from "./recipe";

/**
 * A file's profile without values that its reader may not see. `built`: the columns as a version of the data classed them; null before,
 * when only who uploaded the file sees values. Counts, types and headers stay; a column that the version left out shows no values.
 */
export function shownProfile(
  reader: Pick<Actor, "jobRole" | "level">,
  profile: FileProfile,
  built: readonly SourceColumn[] | null,
): FileProfile {
  const isOpen = ({ index }: ColumnProfile) => {
    const column = built?.find((one) => one.index === index);
    return column !== undefined && column.targets.length > 0 && seesValues(reader, column);
  };
  return { ...profile, columns: profile.columns.map((column) => (isOpen(column) ? column : withoutValues(column))) };
}

/** In clear, in every row, and without an entry in the audit log: a profile is looked at for other reasons than its people. */
function seesValues(reader: Pick<Actor, "jobRole" | "level">, { targets, header, privacy }: SourceColumn): boolean {
  return targets.every(({ table, field }) => {
    const { own, others, logged } = fieldVisibility(reader, { table, name: field ?? header, privacy });
    return own === "visible" && others === "visible" && !logged;
  });
}

function withoutValues({ quantiles: _, ...column }: ColumnProfile): ColumnProfile {
  return {
    ...column,
    minimum: null,
    maximum: null,
    samples: [],
    topValues: [],
    histogram: [],
    misfitExamples: [],
    valuesHidden: true,
  };
}
