import type { Extent } from "@/lib/domain/access-extent";
import { type Action, accessTable } from "@/lib/domain/access-rows";
import { extentOf, permits } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";

export function may(actor: Actor, action: Action): boolean {
  return permits(actor.jobRole, actor.level, action);
}

export function extentFor(actor: Actor, action: Action): Extent {
  return extentOf(actor.jobRole, actor.level, action);
}

/** Refuses what the access table does not grant, in the words of its row. */
export function demand(actor: Actor, action: Action): void {
  if (may(actor, action)) return;
  const doing = Object.hasOwn(accessTable, action) ? accessTable[action].sentence : "do this";
  throw new AppError(
    "forbidden",
    `As ${actor.jobRole} with level ${actor.level} you may not ${doing}. Ask an admin of this workspace if you need to.`,
  );
}
