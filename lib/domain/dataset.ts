import type { BuildReport } from "./build-report";
import type { Recipe } from "./recipe";
import type { DatasetVersion } from "./version-manifest";

/** A named collection of uploaded files about one customer base. `slug` is unique in its workspace. */
export interface Dataset {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** A saved recipe; recipes never change, a new mapping is a new one. */
export interface StoredRecipe {
  readonly id: string;
  readonly datasetId: string;
  readonly recipe: Recipe;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** Somebody's word that a failed gate is understood and why the version may be used all the same. */
export interface GateWaiver {
  readonly gateId: string;
  readonly note: string;
  readonly waivedBy: string;
  readonly waivedAt: string;
}

/** A dataset version with what its pages show beside the data: recipe, build report and waivers. */
export interface StoredVersion extends DatasetVersion {
  readonly recipeId: string;
  readonly report: BuildReport;
  readonly waivers: readonly GateWaiver[];
}
