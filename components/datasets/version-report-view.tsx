import { Figure } from "@/components/ui/figure";
import { Column, Columns } from "@/components/ui/layout";
import type { VersionReport, VersionView } from "@/lib/domain/dataset-resources";
import { formatInstant } from "@/lib/domain/format-date";
import styles from "./datasets.module.css";
import { Gates } from "./gates";
import { RecipeUsed } from "./recipe-used";
import { Rejects } from "./rejects";
import { reportLede } from "./report-headline";
import { FilesRead, Joins, WhatIsInIt } from "./report-tables";
import { VersionColumns } from "./version-columns";

export interface VersionReportViewProps {
  readonly workspace: string;
  readonly view: VersionReport;
  readonly version: VersionView;
  readonly maySeeRejects: boolean;
  readonly mayWaive: boolean;
}

/** The body of a build report. */
export function VersionReportView({ workspace, view, version, maySeeRejects, mayWaive }: VersionReportViewProps) {
  return (
    <>
      <div className={styles.list}>
        <Figure title="What became of the files" lede={reportLede(view, formatInstant(view.builtAt))}>
          <Columns tight>
            <Column span={5}>
              <WhatIsInIt view={view} />
              <FilesRead view={view} />
              <Joins view={view} />
            </Column>
            <Column span={7}>
              <Rejects view={view} maySeeValues={maySeeRejects} />
              <Gates workspace={workspace} view={view} mayWaive={mayWaive} />
            </Column>
          </Columns>
        </Figure>
      </div>
      <Columns>
        <Column span={12}>
          <Figure
            title="The columns of each table"
            lede="Under the name in the file or of the field. Empty is the share of rows without a value."
          >
            <VersionColumns tables={version.manifest.tables} />
          </Figure>
        </Column>
        <Column span={12}>
          <Figure title="The mapping as it was used" lede="The next version starts from it, by column name.">
            <RecipeUsed recipe={version.recipe} />
          </Figure>
        </Column>
      </Columns>
    </>
  );
}
