import type { JobRole } from "@/lib/domain/actor";
import type { OpeningPlaces } from "./opening-places";

/** A button by its name, something else by its role and name, or what is typed into a field that has taken the focus. */
export type Control =
  | string
  | RegExp
  | { readonly role: "link" | "combobox"; readonly name: string | RegExp }
  | { readonly into: string; readonly type: string };

/** Something that opens over a page or within it: a dialog, a menu, a list of proposals, a fold. */
export interface Opening {
  /** The files it is drawn by; each file that draws such a thing must be named in one opening. */
  readonly by: readonly string[];
  /** Pressed one after the other. */
  readonly press: readonly Control[];
  readonly opens: "dialog" | "menu" | "listbox" | "fold";
  /** How it is read out; of a fold, its line. */
  readonly name: string | RegExp;
}

export interface PageWithOpenings {
  readonly page: string;
  readonly as: "owner" | JobRole;
  readonly path: (places: OpeningPlaces) => string;
  readonly openings: readonly Opening[];
}
