import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { quarterText, roadmapStatuses, statusWords } from "@/lib/domain/roadmap";
import { mostSearched, type RoadmapState, roadmapHref } from "@/lib/domain/roadmap-address";
import styles from "./roadmap.module.css";

export interface RoadmapFiltersProps {
  readonly workspace: string;
  readonly state: RoadmapState;
  readonly quarters: readonly string[];
  readonly segments: readonly { readonly slug: string; readonly name: string }[];
}

/** Which quarter, status, segment and words; a form of the address, so that it works without script. */
export function RoadmapFilters({ workspace, state, quarters, segments }: RoadmapFiltersProps) {
  return (
    <form action={roadmapHref(workspace)} className={styles.filters}>
      <input type="hidden" name="dataset" value={state.dataset} />
      <input type="hidden" name="version" value={state.version} />
      <input type="hidden" name="view" value={state.view} />
      {state.sort === null ? null : <input type="hidden" name="sort" value={state.sort} />}
      {state.direction === null ? null : <input type="hidden" name="direction" value={state.direction} />}
      <TextInput
        label="Title, problem, owner or theme"
        name="search"
        size="small"
        type="search"
        maxLength={mostSearched}
        defaultValue={state.search ?? ""}
      />
      <Select label="Segment" name="segment" size="small" defaultValue={state.segment ?? ""}>
        <option value="">All</option>
        {segments.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <Select label="Quarter" name="quarter" size="small" defaultValue={state.quarter ?? ""}>
        <option value="">All</option>
        {quarters.map((quarter) => (
          <option key={quarter} value={quarter}>
            {quarterText(quarter)}
          </option>
        ))}
        <option value="none">None yet</option>
      </Select>
      <Select label="Status" name="status" size="small" defaultValue={state.status ?? ""}>
        <option value="">All</option>
        {roadmapStatuses.map((status) => (
          <option key={status} value={status}>
            {statusWords[status]}
          </option>
        ))}
      </Select>
      <Button type="submit" size="small">
        Show
      </Button>
    </form>
  );
}
