import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { quarterText, roadmapStatuses, statusWords } from "@/lib/domain/roadmap";
import { type RoadmapState, roadmapHref } from "@/lib/domain/roadmap-address";
import styles from "./roadmap.module.css";

export interface RoadmapFiltersProps {
  readonly workspace: string;
  readonly state: RoadmapState;
  readonly quarters: readonly string[];
}

/** Which quarter and which status; a form of the address, so that it works without script. */
export function RoadmapFilters({ workspace, state, quarters }: RoadmapFiltersProps) {
  return (
    <form action={roadmapHref(workspace)} className={styles.filters}>
      <input type="hidden" name="dataset" value={state.dataset} />
      <input type="hidden" name="version" value={state.version} />
      <input type="hidden" name="view" value={state.view} />
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
