import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Failed } from "@/components/ui/failed";
import { Figure } from "@/components/ui/figure";
import { Loading } from "@/components/ui/loading";
import { SegmentedRadios } from "@/components/ui/segmented";
import type { UploadedFile } from "@/lib/domain/dataset-resources";
import { columnJudgement, type JudgedColumn } from "./column-judgement";
import { DatasetSettings } from "./dataset-settings";
import { FaultList } from "./fault-list";
import { faultPlace } from "./fault-places";
import type { KnownDataset } from "./known-dataset";
import styles from "./mapping.module.css";
import { droppedWords, mappingHeadline } from "./mapping-headline";
import { settledKey } from "./mapping-memory";
import { Outlook } from "./outlook";
import type { FieldCatalog } from "./recipe-edits";
import { SourceMapping } from "./source-mapping";
import type { EditedMapping } from "./use-mapping";

export interface MappingSectionProps {
  readonly edited: EditedMapping;
  readonly files: ReadonlyMap<string, UploadedFile>;
  readonly dataset: KnownDataset | null;
  readonly catalog: FieldCatalog;
}

/** The second step: what each column is, what the dataset is, and what that makes possible. */
export function MappingSection({ edited, files, dataset, catalog }: MappingSectionProps) {
  const [view, setView] = useState<"open" | "all">("open");
  const { mapping, outlook, fault } = edited;
  if (!mapping) return <MappingOnItsWay fault={fault} retry={edited.retry} />;
  const sources = mapping.recipe.sources;
  const judged = sources.map((_, place) => judgedColumns(place, { edited, files, dataset, catalog }));
  const all = judged.flat();
  return (
    <div className={styles.section}>
      <Figure
        id="mapping"
        title={mappingHeadline(all)}
        lede={`Left: your column and three of its values. Right: what we take it for, how sure we are, and what it makes possible. ${droppedWords(all)}`}
        actions={
          <>
            {edited.undo ? (
              <Button size="small" onClick={edited.undo.run}>
                {`Undo: ${edited.undo.name}`}
              </Button>
            ) : null}
            <SegmentedRadios
              label="Show columns"
              name="columns-shown"
              options={[
                { label: "To decide and key", value: "open" },
                { label: `All ${all.length}`, value: "all" },
              ]}
              value={view}
              onChange={(value) => setView(value === "all" ? "all" : "open")}
            />
          </>
        }
      >
        {fault ? (
          <Failed title="The mapping could not be checked" action={<Button onClick={edited.retry}>Check again</Button>}>
            {fault.message}
          </Failed>
        ) : null}
        {sources.map((source, place) => (
          <SourceMapping
            key={source.fileId}
            place={place}
            edited={edited}
            file={files.get(source.fileId)}
            columns={judged[place] ?? []}
            showsAll={view === "all"}
            catalog={catalog}
          />
        ))}
        <DatasetSettings edited={edited} files={files} dataset={dataset} catalog={catalog} />
        {outlook ? <FaultList faults={outlook.faults} /> : null}
        {outlook ? <Outlook outlook={outlook} /> : null}
      </Figure>
    </div>
  );
}

function MappingOnItsWay({ fault, retry }: { readonly fault: Error | null; readonly retry: () => void }) {
  return (
    <div className={styles.section}>
      <Figure title="Mapping">
        {fault ? (
          <Failed title="No mapping could be proposed" action={<Button onClick={retry}>Try again</Button>}>
            {fault.message}
          </Failed>
        ) : (
          <Loading label="Proposing a mapping" rows={6} />
        )}
      </Figure>
    </div>
  );
}

function judgedColumns(
  place: number,
  { edited, files, dataset, catalog }: MappingSectionProps,
): readonly JudgedColumn[] {
  const { mapping, outlook } = edited;
  const source = mapping?.recipe.sources[place];
  if (!mapping || !source) return [];
  const profiles = new Map(files.get(source.fileId)?.profile?.columns.map((profile) => [profile.index, profile]));
  const faults = (outlook?.faults ?? []).filter((fault) => faultPlace(fault).source === place);
  return source.columns.map((column, at) => {
    const profile = profiles.get(column.index);
    const judgement = columnJudgement(column, {
      profile,
      catalog,
      isSettled:
        mapping.settled.includes(settledKey(source.fileId, column.index)) ||
        dataset?.knownHeaders.includes(column.header) === true,
      faults: faults.filter((fault) => faultPlace(fault).column === at).map((fault) => fault.sentence),
    });
    return { column, at, profile, judgement };
  });
}
