import { Tabs } from "@/components/ui/tabs";

/** The pages of Compare, in the order of their tabs: path after `/compare`, and name. */
const pages = [
  { id: "", label: "Scoreboard" },
  { id: "overlap", label: "Overlap" },
  { id: "cohorts", label: "Cohorts" },
  { id: "survival", label: "Survival" },
  { id: "revenue", label: "Revenue retention" },
  { id: "trend", label: "Trend" },
] as const;

export interface CompareTabsProps {
  readonly workspace: string;
  readonly current: (typeof pages)[number]["id"];
  /** Dataset, version and segments go with the reader from one page to the next. */
  readonly place: {
    readonly dataset: string;
    readonly version: number;
    readonly segments?: readonly string[] | undefined;
  };
}

/** The ways to compare the same customers. */
export function CompareTabs({ workspace, current, place }: CompareTabsProps) {
  const search = new URLSearchParams({ dataset: place.dataset, version: String(place.version) });
  for (const segment of place.segments ?? []) search.append("segment", segment);
  return (
    <Tabs
      label="Ways to compare"
      items={pages.map(({ id, label }) => ({
        label,
        href: `/w/${workspace}/compare${id === "" ? "" : `/${id}`}?${search}`,
        current: id === current,
      }))}
    />
  );
}
