import "server-only";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { bubbles, bubblesObstacle } from "./bubbles";
import type { VersionAddress } from "./open-population";
import { homeScenario } from "./scenarios";

/** What a home shows of where the next unit of money might go; null: not there, and `gaps` says what would unlock it. */
export interface PriorityParts {
  readonly found: Awaited<ReturnType<typeof homeScenario>>;
  readonly drawn: Awaited<ReturnType<typeof bubbles>>;
  readonly gaps: readonly string[];
}

/** The newest kept scenario, else ten per cent more of the first target, and room against lift; nothing for who sees no priorities. */
export async function priorityParts(actor: Actor, address: VersionAddress): Promise<PriorityParts> {
  if (!may(actor, "priorities.read")) return { found: null, drawn: null, gaps: [] };
  const [found, drawn] = await Promise.all([homeScenario(actor, address), bubbles(actor, address)]);
  return {
    found,
    drawn,
    gaps: [
      ...(found ? [] : ["What more customers of a kind would bring needs a published segment that the data can tell."]),
      ...(drawn ? [] : [await bubblesObstacle(actor, address)]),
    ],
  };
}
