import type { JobRole, Level } from "./actor";

/** A person as others see them; the password hash never leaves the store's sign-in functions. `isSample`: a sign-in of the sample workspace. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly isSample: boolean;
}

/** A person's place in a workspace. `id` is the membership's id. */
export interface Member {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly jobRole: JobRole;
  readonly level: Level;
  readonly createdAt: string;
}

/** What a one-time link is for: the first person, an invitation, a forgotten password. */
export type LinkPurpose = "owner" | "invite" | "reset";

/** An invitation nobody has used yet. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly jobRole: JobRole;
  readonly level: Level;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** An API token as lists show it: never its secret. `level` is the chosen one; the maker's membership bounds it on each use. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly userId: string;
  readonly level: Level;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}
