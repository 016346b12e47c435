import { Tabs } from "@/components/ui/tabs";
import { extentFor } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";

/** The pages of Roll out, in the order of their tabs: path after `/rollout`, and name. */
const pages = [
  { id: "roadmap", label: "Roadmap" },
  { id: "feedback", label: "Feedback" },
  { id: "expectations", label: "Expectations" },
  { id: "portfolio", label: "Portfolio" },
] as const;

export type RolloutPage = (typeof pages)[number]["id"];

export interface RolloutTabsProps {
  readonly actor: Actor;
  readonly current: RolloutPage;
  /** Dataset and version go with the reader from one page to the next. */
  readonly place?: { readonly dataset: string; readonly version: number } | undefined;
}

/** What the company does for its segments; books of accounts only for those who may open customers. */
export function RolloutTabs({ actor, current, place }: RolloutTabsProps) {
  const search = place ? `?${new URLSearchParams({ dataset: place.dataset, version: String(place.version) })}` : "";
  const opensCustomers = extentFor(actor, "rows.read") !== "none";
  return (
    <Tabs
      label="Pages of roll out"
      items={pages
        .filter(({ id }) => id !== "portfolio" || opensCustomers)
        .map(({ id, label }) => ({
          label,
          href: `/w/${actor.workspace.slug}/rollout/${id}${search}`,
          current: id === current,
        }))}
    />
  );
}
