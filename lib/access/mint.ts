import type { Actor, Scope, SystemScope } from "@/lib/domain/actor";

/** An actor without the marks that only this file gives. */
export interface ActorFacts {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly jobRole: Actor["jobRole"];
  readonly level: Actor["level"];
  readonly via: Actor["via"];
  readonly workspace: Actor["workspace"];
}

/** Called where a sign-in or a token has been checked against the store, and nowhere else. */
export function mintActor(facts: ActorFacts): Actor {
  return { ...facts, scope: mintScope(facts.workspace.id) } as Actor;
}

export function mintScope(workspaceId: string): Scope {
  return { workspaceId } as Scope;
}

/** For start-up, jobs and finding out who asks. */
export function mintSystemScope(): SystemScope {
  return {} as SystemScope;
}
