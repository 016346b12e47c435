import { Tabs } from "@/components/ui/tabs";

/** The pages of Roll out, in the order of their tabs: path after `/rollout`, and name. */
const pages = [
  { id: "roadmap", label: "Roadmap" },
  { id: "feedback", label: "Feedback" },
  { id: "expectations", label: "Expectations" },
  { id: "portfolio", label: "Portfolio" },
] as const;

export interface RolloutTabsProps {
  readonly workspace: string;
  readonly current: (typeof pages)[number]["id"];
  /** Dataset and version go with the reader from one page to the next. */
  readonly place: { readonly dataset: string; readonly version: number };
}

/** What the company does for its segments. */
export function RolloutTabs({ workspace, current, place }: RolloutTabsProps) {
  const search = new URLSearchParams({ dataset: place.dataset, version: String(place.version) });
  return (
    <Tabs
      label="Pages of roll out"
      items={pages.map(({ id, label }) => ({
        label,
        href: `/w/${workspace}/rollout/${id}?${search}`,
        current: id === current,
      }))}
    />
  );
}
