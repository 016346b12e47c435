import { lazy, Suspense, useState } from "react";
import { ShareBar } from "@/components/charts/share-bar";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { Cell, Row, RowHead } from "@/components/ui/table";
import type { ColumnType } from "@/lib/domain/dictionary";
import type { PrivacyClass, RecipeSource, SourceColumn } from "@/lib/domain/recipe";
import type { JudgedColumn } from "./column-judgement";
import { columnAnchor } from "./fault-places";
import { FieldSelect } from "./field-select";
import { reread } from "./format-guess";
import styles from "./mapping.module.css";
import { settledKey } from "./mapping-memory";
import { type FieldCatalog, fieldOf, withColumn, withSource, withTarget, withType } from "./recipe-edits";
import type { EditedMapping } from "./use-mapping";
import { percent, privacyWords, typeWords } from "./words";

const ColumnDetail = lazy(async () => ({ default: (await import("./column-detail")).ColumnDetail }));

export interface ColumnRowProps {
  readonly place: number;
  readonly source: RecipeSource;
  readonly judged: JudgedColumn;
  readonly edited: EditedMapping;
  readonly catalog: FieldCatalog;
}

/** One column of the mapping table; its details open in a row below. */
export function ColumnRow({ place, source, judged, edited, catalog }: ColumnRowProps) {
  const [isOpen, setOpen] = useState(false);
  const { column, at, judgement, profile } = judged;
  const anchor = columnAnchor(place, at);
  const change = (name: string, next: (now: SourceColumn) => SourceColumn) =>
    edited.edit({
      name: `${name} of ${column.header}`,
      settles: [settledKey(source.fileId, column.index)],
      change: (recipe) =>
        withSource(recipe, place, (one) =>
          withColumn(one, column.index, (now) => reread(now, next(now), profile?.samples ?? [])),
        ),
    });
  return (
    <>
      <Row id={anchor} state={judgement.state === "decide" ? "todo" : undefined}>
        <RowHead>
          <button
            type="button"
            className={styles.column}
            aria-expanded={isOpen}
            aria-controls={isOpen ? `${anchor}-detail` : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name={isOpen ? "chevronDown" : "chevronRight"} />
            <code>{column.header}</code>
          </button>
        </RowHead>
        <Cell tone="mono" className={styles.samples}>
          {samplesOf(judged)}
        </Cell>
        <Cell>
          <Select
            className={styles.type}
            size="small"
            labelHidden
            label={`Type of ${column.header}`}
            value={column.type}
            onChange={({ target: { value } }) => change("type", (now) => withType(now, value as ColumnType))}
          >
            {Object.entries(typeWords).map(([type, words]) => (
              <option key={type} value={type}>
                {words}
              </option>
            ))}
          </Select>
        </Cell>
        <Cell>
          <FieldSelect
            label={`Field for ${column.header}`}
            source={source}
            column={column}
            targetPlace={0}
            catalog={catalog}
            onChange={(target) => change("field", (now) => withTarget(now, 0, target, catalog))}
          />
        </Cell>
        <Cell numeric>
          {judgement.confidence === null ? (
            <span className={styles.chosen}>{judgement.reason}</span>
          ) : (
            <span className={styles.confidence} title={judgement.reason}>
              {percent(judgement.confidence)}
              <ShareBar share={judgement.confidence} />
            </span>
          )}
        </Cell>
        <Cell>
          <Select
            className={styles.privacy}
            size="small"
            labelHidden
            label={`Privacy of ${column.header}`}
            value={column.privacy}
            onChange={({ target: { value } }) =>
              change("privacy", (now) => ({ ...now, privacy: value as PrivacyClass }))
            }
          >
            {Object.entries(privacyWords).map(([privacy, words]) => (
              <option key={privacy} value={privacy}>
                {words}
              </option>
            ))}
          </Select>
        </Cell>
        <Cell wrap className={styles.unlocks}>
          {judgement.question === null ? (
            judgement.unlocks
          ) : (
            <Decision judged={judged} catalog={catalog} onChange={change} />
          )}
        </Cell>
      </Row>
      {isOpen ? (
        <tr id={`${anchor}-detail`} className={styles.detailRow}>
          <td colSpan={7}>
            <Suspense fallback={<p className={styles.note}>Opening the details</p>}>
              <ColumnDetail source={source} column={column} profile={profile} catalog={catalog} onChange={change} />
            </Suspense>
          </td>
        </tr>
      ) : null}
    </>
  );
}

interface DecisionProps {
  readonly judged: JudgedColumn;
  readonly catalog: FieldCatalog;
  readonly onChange: (name: string, next: (now: SourceColumn) => SourceColumn) => void;
}

/** The question a column asks, and the answers that settle it with one click. */
function Decision({ judged: { column, judgement, profile }, catalog, onChange }: DecisionProps) {
  const target = column.targets[0];
  const suggestion = profile?.suggestion;
  const suggested = suggestion && fieldOf(suggestion, catalog);
  const mapped = target && fieldOf(target, catalog);
  return (
    <>
      <span className={styles.decide}>Decide.</span> {judgement.question}{" "}
      <span className={styles.answers}>
        {mapped && judgement.canConfirm ? (
          <Button
            size="small"
            aria-label={`Yes, ${mapped.label} for ${column.header}`}
            onClick={() => onChange("field", (now) => now)}
          >
            {`Yes, ${mapped.label}`}
          </Button>
        ) : null}
        {!mapped && suggestion && suggested ? (
          <Button
            size="small"
            aria-label={`Take as ${suggested.label}: ${column.header}`}
            onClick={() =>
              onChange("field", (now) =>
                withTarget(now, 0, { table: suggestion.table, field: suggestion.field }, catalog),
              )
            }
          >
            {`Take as ${suggested.label}`}
          </Button>
        ) : null}
        {target ? (
          <Button
            size="small"
            aria-label={`Keep as attribute: ${column.header}`}
            onClick={() =>
              onChange("field", (now) => withTarget(now, 0, { table: target.table, field: null }, catalog))
            }
          >
            Keep as attribute
          </Button>
        ) : null}
      </span>
    </>
  );
}

function samplesOf({ profile }: JudgedColumn): string {
  if (profile?.valuesHidden) return "(hidden)";
  const samples = profile?.samples.slice(0, 3).map((value) => (value.trim() === "" ? "(empty)" : value)) ?? [];
  return samples.length === 0 ? "(no value)" : samples.join(" · ");
}
