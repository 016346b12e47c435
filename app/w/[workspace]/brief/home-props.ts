import type { Actor } from "@/lib/domain/actor";

/** Who looks at a home, and on which dataset version. */
export interface HomeProps {
  readonly actor: Actor;
  readonly dataset: string;
  readonly version: number;
}
