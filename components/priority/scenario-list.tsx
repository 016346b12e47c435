import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { formatInstant } from "@/lib/domain/format-date";
import type { Scenario } from "@/lib/domain/scenario";
import { DeleteScenario } from "./delete-scenario";
import styles from "./priority.module.css";

export interface ScenarioListProps {
  readonly workspace: string;
  readonly place: { readonly dataset: string; readonly version: number };
  readonly scenarios: readonly (Scenario & { readonly words: string; readonly href: string })[];
  readonly mayDelete: boolean;
}

/** Kept scenarios; those that are ticked are set side by side by a form whose state is the address. */
export function ScenarioList({ workspace, place, scenarios, mayDelete }: ScenarioListProps) {
  return (
    <form action={`/w/${workspace}/prioritise/impact/side-by-side`} method="get" className={styles.kept}>
      <input type="hidden" name="dataset" value={place.dataset} />
      <input type="hidden" name="version" value={place.version} />
      <Table label="Kept scenarios">
        <thead>
          <tr>
            {scenarios.length > 1 ? <HeadCell>Compare</HeadCell> : null}
            <HeadCell>Scenario</HeadCell>
            <HeadCell>What changes</HeadCell>
            <HeadCell>Kept by</HeadCell>
            {mayDelete ? <HeadCell>Change</HeadCell> : null}
          </tr>
        </thead>
        <tbody>
          {scenarios.map((one, at) => (
            <Row key={one.id}>
              {scenarios.length > 1 ? (
                <Cell>
                  <Checkbox
                    label={`Compare ${one.name}`}
                    labelHidden
                    name="scenario"
                    value={one.id}
                    defaultChecked={at < 2}
                  />
                </Cell>
              ) : null}
              <RowHead>
                <Link href={one.href}>{one.name}</Link>
              </RowHead>
              <Cell wrap>
                {one.words}
                {one.note === "" ? null : `. ${one.note}`}
              </Cell>
              <Cell wrap>{`${one.savedBy}, ${formatInstant(one.savedAt)} UTC, on version ${one.version}`}</Cell>
              {mayDelete ? (
                <Cell>
                  <DeleteScenario
                    workspace={workspace}
                    dataset={place.dataset}
                    scenario={{ id: one.id, name: one.name }}
                  />
                </Cell>
              ) : null}
            </Row>
          ))}
        </tbody>
      </Table>
      {scenarios.length > 1 ? <Button type="submit">Set two or three side by side</Button> : null}
    </form>
  );
}
