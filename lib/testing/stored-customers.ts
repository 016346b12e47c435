import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { Actor } from "@/lib/domain/actor";
import type { ColumnType } from "@/lib/domain/dictionary";
import type { Recipe } from "@/lib/domain/recipe";
import { versionFolder } from "@/lib/platform/files";
import { newId } from "@/lib/platform/ids";
import { addDataset } from "@/lib/store/datasets";
import { addRecipe } from "@/lib/store/recipes";
import { addVersion } from "@/lib/store/versions";
import { buildTexts } from "./ingest-texts";

/** What a header of a customers file becomes: the field (null: an attribute) and its type; `personal` columns are masked by role. */
export interface MappedHeader {
  readonly field: string | null;
  readonly type: ColumnType;
  readonly personal?: boolean;
}

/** A dataset of one customers file; each text is one version, oldest first. */
export interface CustomersFile {
  readonly name: string;
  readonly texts: readonly string[];
  readonly headers: Readonly<Record<string, MappedHeader>>;
}

/** Builds a customers file and stores it as a dataset of the admin's workspace. */
export async function storeCustomers(admin: Actor, { name, texts, headers }: CustomersFile): Promise<void> {
  const by = admin.userId;
  const dataset = await addDataset(admin.scope, { name, createdBy: by });
  for (const text of texts) await addCustomersVersion(admin, dataset.id, { text, headers });
}

/** Builds one more version of such a dataset. */
export async function addCustomersVersion(
  admin: Actor,
  datasetId: string,
  { text, headers }: { readonly text: string; readonly headers: CustomersFile["headers"] },
): Promise<void> {
  const by = admin.userId;
  const built = await buildTexts({ "customers.csv": text }, (draft) => mapped(draft, headers));
  const id = newId();
  const folder = versionFolder(admin.workspace.id, id);
  mkdirSync(path.dirname(folder), { recursive: true });
  cpSync(built.folder, folder, { recursive: true });
  const recipe = await addRecipe(admin.scope, { datasetId, recipe: built.recipe, createdBy: by });
  const { manifest, report } = built;
  await addVersion(admin.scope, { id, datasetId, recipeId: recipe.id, manifest, report, builtBy: by });
}

function mapped(draft: Recipe, headers: CustomersFile["headers"]): Recipe {
  const sources = draft.sources.map((source) => ({
    ...source,
    use: { kind: "tables" as const, tables: ["customers" as const] },
    columns: source.columns.map((one) => ({
      ...one,
      type: headers[one.header]?.type ?? ("text" as const),
      privacy: headers[one.header]?.personal ? ("personal" as const) : ("none" as const),
      targets: [{ table: "customers" as const, field: headers[one.header]?.field ?? null }],
    })),
  }));
  return { ...draft, sources };
}
