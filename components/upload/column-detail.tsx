import { Histogram } from "@/components/charts/histogram";
import { ShareBar } from "@/components/charts/share-bar";
import { Button } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import type { ColumnProfile } from "@/lib/domain/file-profile";
import type { RecipeSource, SourceColumn } from "@/lib/domain/recipe";
import { CellFormatFields } from "./cell-format-fields";
import { FieldSelect } from "./field-select";
import styles from "./mapping.module.css";
import { type ColumnChange, type FieldCatalog, fieldOf, tablesOf, withTarget } from "./recipe-edits";
import { ValueMapEditor } from "./value-map-editor";
import { count, counted, percent } from "./words";

export interface ColumnDetailProps {
  readonly source: RecipeSource;
  readonly column: SourceColumn;
  readonly profile: ColumnProfile | undefined;
  readonly catalog: FieldCatalog;
  readonly onChange: ColumnChange;
}

/** What the column holds, how its text is read, and where else it goes. */
export function ColumnDetail({ source, column, profile, catalog, onChange }: ColumnDetailProps) {
  return (
    <div className={styles.detail}>
      {profile ? <ProfileFacts profile={profile} /> : null}
      <div className={styles.part}>
        <h4>How its text is read</h4>
        <CellFormatFields column={column} profile={profile} catalog={catalog} onChange={onChange} />
      </div>
      <div className={styles.part}>
        <h4>Values renamed</h4>
        <ValueMapEditor
          column={column}
          profile={profile}
          allowed={column.targets.map((target) => fieldOf(target, catalog)?.values).find((values) => values)}
          onChange={onChange}
        />
      </div>
      <OtherTargets source={source} column={column} catalog={catalog} onChange={onChange} />
    </div>
  );
}

function ProfileFacts({ profile }: { readonly profile: ColumnProfile }) {
  const filled = profile.rows - profile.empty;
  return (
    <div className={styles.part}>
      <h4>What it holds</h4>
      <DefinitionList
        items={[
          { term: "Read as", detail: profile.typeReason },
          {
            term: "Filled",
            detail: `${count(filled)} of ${counted(profile.rows, "row")}${profile.rows > 0 ? `, ${percent(filled / profile.rows)}` : ""}`,
          },
          { term: "Different values", detail: count(profile.distinct) },
          ...(profile.minimum === null
            ? []
            : [{ term: "From, to", detail: <code>{`${profile.minimum} … ${profile.maximum ?? ""}`}</code> }]),
          ...(profile.misfits === 0 ? [] : [{ term: "Do not fit", detail: misfitWords(profile) }]),
          ...(profile.valuesHidden ? [{ term: "Values", detail: hiddenValues }] : []),
          ...(profile.privacyReason === null ? [] : [{ term: "Privacy", detail: profile.privacyReason }]),
        ]}
      />
      {profile.histogram.length > 0 ? (
        <Histogram
          counts={profile.histogram.map((bin) => bin.count)}
          width={240}
          height={48}
          label={`${profile.header} from ${profile.minimum ?? ""} to ${profile.maximum ?? ""} in ${profile.histogram.length} bins of equal width`}
        />
      ) : null}
      <TopValues profile={profile} />
    </div>
  );
}

const hiddenValues =
  "Hidden: who uploaded a file sees its values until a version is built from it; then what your job role sees of each column holds.";

function TopValues({ profile }: { readonly profile: ColumnProfile }) {
  const most = profile.topValues[0]?.count ?? 0;
  if (most === 0) return null;
  return (
    <>
      <h4 className={styles.chosen}>Most frequent values</h4>
      <ul className={styles.top}>
        {profile.topValues.slice(0, 8).map(({ value, count: rows }) => (
          <li key={value}>
            <code className={styles.value}>{value === "" ? "(empty)" : value}</code>
            <ShareBar share={rows / most} width={72} />
            <span className={styles.times}>{count(rows)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function misfitWords(profile: ColumnProfile): string {
  const examples = profile.misfitExamples.slice(0, 5).map(({ record, value }) => `row ${count(record)}: “${value}”`);
  return [counted(profile.misfits, "value"), ...examples].join(", ");
}

/** A column may feed a second field, of the same file's other table for instance. */
function OtherTargets({ source, column, catalog, onChange }: Omit<ColumnDetailProps, "profile">) {
  const others = column.targets.slice(1);
  const next = tablesOf(source.use).find((table) => !column.targets.some((target) => target.table === table));
  if (column.targets.length === 0 || (others.length === 0 && next === undefined)) return null;
  return (
    <div className={styles.part}>
      <h4>Also goes to</h4>
      {others.map((target, at) => (
        <FieldSelect
          key={`${target.table}.${target.field}`}
          label={`Field ${at + 2} for ${column.header}`}
          source={source}
          column={column}
          targetPlace={at + 1}
          catalog={catalog}
          onChange={(wanted) => onChange("second field", (now) => withTarget(now, at + 1, wanted, catalog))}
        />
      ))}
      {next !== undefined && column.targets.length < 3 ? (
        <Button
          size="small"
          icon="add"
          onClick={() =>
            onChange("second field", (now) =>
              withTarget(now, now.targets.length, { table: next, field: sharedField(column, next, catalog) }, catalog),
            )
          }
        >
          {`Use it for ${next} too`}
        </Button>
      ) : null}
    </div>
  );
}

/** The field of the same name in the other table, such as the customer's id. */
function sharedField(column: SourceColumn, table: keyof FieldCatalog, catalog: FieldCatalog): string | null {
  const name = column.targets[0]?.field;
  return catalog[table].find((field) => field.name === name)?.name ?? null;
}
