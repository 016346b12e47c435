import { type Fragment, name } from "./fragment";

/** Schema that holds the views of a dataset version: `v_<id>`. */
export function versionSchema(versionId: string): string {
  return `v_${versionId}`;
}

/** A table of a dataset version, for example `"v_12"."customers"`. */
export function versionTable(versionId: string, table: string): Fragment {
  return name(versionSchema(versionId), table);
}
