/** What a person does in the company; decides the home page and which columns of the access table apply. */
export const jobRoles = ["executive", "product", "success", "marketing", "sales", "analyst"] as const;
export type JobRole = (typeof jobRoles)[number];

/** How much of the role's column a member may use, weakest first. */
export const levels = ["viewer", "contributor", "editor", "admin"] as const;
export type Level = (typeof levels)[number];

declare const minted: unique symbol;

/** The workspace a store function may touch. Only `lib/access` (and jobs, for the system) can make one. */
export interface Scope {
  readonly [minted]: "scope";
  readonly workspaceId: string;
}

/** The right to work across workspaces: start-up, jobs, sign-in. Minted only in `lib/access`. */
export interface SystemScope {
  readonly [minted]: "system";
}

/** Who asks, in which workspace, with which rights. Every service takes one; only `lib/access` makes them. */
export interface Actor {
  readonly [minted]: "actor";
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly jobRole: JobRole;
  readonly level: Level;
  readonly via: "session" | "token";
  readonly workspace: { readonly id: string; readonly slug: string; readonly name: string; readonly isSample: boolean };
  readonly scope: Scope;
}
