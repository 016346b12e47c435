import type { ReactNode } from "react";
import { Code } from "@/components/ui/code";
import { CopyButton } from "@/components/ui/copy-button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Drawer, DrawerSection } from "@/components/ui/drawer";
import type { Explanation } from "@/lib/domain/scoreboard";
import styles from "./number-drawer.module.css";

export interface NumberDrawerProps {
  readonly explanation: Explanation;
  readonly place: { readonly group: string; readonly closeHref: string; readonly returnFocusTo: string };
  readonly figure: { readonly value: string | null; readonly interval: string | null; readonly mark: ReactNode };
  readonly facts: readonly { readonly term: string; readonly detail: ReactNode }[];
  readonly caveats: readonly string[];
  /** The first rows behind the number with the way to all of them; null where the role may not see rows. */
  readonly rows: ReactNode;
  /** What has been written about the number. */
  readonly notes?: ReactNode;
}

/** Everything behind one number: figure, words, method, SQL, versions, rows. */
export function NumberDrawer({ explanation, place, figure, facts, caveats, rows, notes }: NumberDrawerProps) {
  const { metric, sql, command, parameters, versions } = explanation;
  return (
    <Drawer title={metric.name} kicker={place.group} closeHref={place.closeHref} returnFocusTo={place.returnFocusTo}>
      {figure.value === null ? null : (
        <p className={styles.figure}>
          <span data-figures="proportional">{figure.value}</span>{" "}
          {figure.interval ? <span className={styles.interval}>{figure.interval}</span> : null}
        </p>
      )}
      {figure.mark ? <p>{figure.mark}</p> : null}
      <DrawerSection title="In words">
        <div className={styles.words}>
          {explanation.words.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p>{`Computed as ${metric.formula}.`}</p>
        </div>
        <DefinitionList items={facts} />
      </DrawerSection>
      <DrawerSection title="When to trust it">
        <div className={styles.words}>
          {caveats.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p>{explanation.method}</p>
        </div>
      </DrawerSection>
      {notes ? <DrawerSection title="Notes">{notes}</DrawerSection> : null}
      {sql ? (
        <DrawerSection title="SQL that ran">
          <Code label="SQL">{sql}</Code>
          {parameters.length > 0 ? (
            <DefinitionList
              items={parameters.map((parameter, index) => ({
                term: `$${index + 1} ${parameter.type}`,
                detail: parameter.value ?? "null",
              }))}
            />
          ) : null}
          {command ? <CopyButton text={command}>Copy with DuckDB command</CopyButton> : null}
        </DrawerSection>
      ) : null}
      <DrawerSection title="Versions">
        <DefinitionList
          items={[
            { term: "Dataset", detail: `${versions.dataset}, version ${versions.datasetVersion}` },
            { term: "Metric", detail: `${versions.metric}, version ${versions.metricVersion}` },
          ]}
        />
      </DrawerSection>
      {rows ? <DrawerSection title="Rows behind it">{rows}</DrawerSection> : null}
    </Drawer>
  );
}
