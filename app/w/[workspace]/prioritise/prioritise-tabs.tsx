import { Tabs } from "@/components/ui/tabs";
import { may } from "@/lib/access/allow";
import type { Action } from "@/lib/domain/access-rows";
import type { Actor } from "@/lib/domain/actor";

/** The pages of Prioritise, in the order of their tabs: path after `/prioritise`, name, and the right that its page asks for. */
const pages = [
  { id: "", label: "Board", needs: "hypotheses.read" },
  { id: "market", label: "Market", needs: "priorities.read" },
  { id: "ranking", label: "Ranking", needs: "priorities.read" },
  { id: "impact", label: "Impact", needs: "priorities.read" },
  { id: "decisions", label: "Decisions", needs: "decisions.read" },
  { id: "stakeholders", label: "Stakeholders", needs: "decisions.read" },
] as const satisfies readonly { id: string; label: string; needs: Action }[];

export interface PrioritiseTabsProps {
  readonly actor: Actor;
  readonly current: (typeof pages)[number]["id"];
  /** Dataset and version go with the reader from one page to the next. */
  readonly place?: { readonly dataset: string; readonly version: number } | undefined;
}

/** The ways from many segments to one. */
export function PrioritiseTabs({ actor, current, place }: PrioritiseTabsProps) {
  const search = place ? `?${new URLSearchParams({ dataset: place.dataset, version: String(place.version) })}` : "";
  return (
    <Tabs
      label="Ways to prioritise"
      items={pages
        .filter(({ needs }) => may(actor, needs))
        .map(({ id, label }) => ({
          label,
          href: `/w/${actor.workspace.slug}/prioritise${id === "" ? "" : `/${id}`}${search}`,
          current: id === current,
        }))}
    />
  );
}
