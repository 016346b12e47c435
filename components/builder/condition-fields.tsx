import { Button } from "@/components/ui/button";
import { columnsOfTable, openColumn } from "@/lib/domain/builder-facts";
import type {
  BehaviourCondition,
  ColumnCondition,
  RuleCondition,
  RuleWindow,
  SegmentCondition,
} from "@/lib/domain/rule";
import { asksForDates, datingColumn, startColumn } from "@/lib/domain/rule-columns";
import { ruleLimits } from "@/lib/domain/rule-limits";
import {
  firstTest,
  measureChoice,
  measureChoices,
  remeasured,
  rewindowed,
  rowWord,
  testForType,
  windowChoices,
} from "@/lib/domain/rule-tests";
import styles from "./builder.module.css";
import { ColumnChoice } from "./column-choice";
import { useDesk } from "./desk";
import { ChoiceField, CountField, DayField } from "./fields";
import { TestFields } from "./test-fields";

export interface ConditionFieldsProps<Condition extends RuleCondition = RuleCondition> {
  readonly condition: Condition;
  /** `field` names what was changed, so that more of the same is one step of undo. */
  readonly onChange: (condition: RuleCondition, field: string) => void;
}

/** The fields of one condition, in the order in which it is read. */
export function ConditionFields({ condition, onChange }: ConditionFieldsProps) {
  if (condition.kind === "column") return <ColumnFields condition={condition} onChange={onChange} />;
  if (condition.kind === "segment") return <SegmentFields condition={condition} onChange={onChange} />;
  return <BehaviourFields condition={condition} onChange={onChange} />;
}

function ColumnFields({ condition, onChange }: ConditionFieldsProps<ColumnCondition>) {
  const { facts } = useDesk();
  const column = openColumn(facts, condition.column);
  return (
    <div className={styles.fields}>
      <ColumnChoice
        label="Column"
        table="customers"
        control="column"
        value={condition.column}
        onChange={(key) => {
          const next = openColumn(facts, key);
          const test = next ? testForType(condition.test, column?.type, next.type) : condition.test;
          onChange({ ...condition, column: key, test }, "column");
        }}
      />
      <TestFields
        column={column}
        columnKey={condition.column}
        test={condition.test}
        onChange={(test, field) => onChange({ ...condition, test }, field)}
      />
    </div>
  );
}

function SegmentFields({ condition, onChange }: ConditionFieldsProps<SegmentCondition>) {
  const { facts } = useDesk();
  const { version: _, ...unpinned } = condition;
  return (
    <div className={styles.fields}>
      <ChoiceField
        label="Membership"
        control="test"
        choices={[
          { value: "isIn", words: "is in" },
          { value: "isNotIn", words: "is not in" },
        ]}
        value={condition.op}
        onChange={(op) => onChange({ ...condition, op }, "op")}
      />
      <span className={styles.fill} data-fill>
        <ChoiceField
          label="Segment"
          control="segment"
          choices={facts.segments.map(({ slug, name }) => ({ value: slug, words: name }))}
          value={condition.segment}
          other={condition.segment === "" ? "choose a segment" : condition.segment}
          onChange={(segment) => onChange({ ...unpinned, segment }, "segment")}
        />
      </span>
      {condition.version === undefined ? null : <span>{`as defined in v${condition.version}`}</span>}
    </div>
  );
}

function BehaviourFields({ condition, onChange }: ConditionFieldsProps<BehaviourCondition>) {
  const { facts } = useDesk();
  const { table, measure, where } = condition;
  const sums = columnsOfTable(facts, table).some(({ type }) => type === "number" || type === "money");
  return (
    <div className={styles.behaviour}>
      <div className={styles.fields}>
        <ChoiceField
          label={`What about their ${table}`}
          control="measure"
          choices={measureChoices(table, sums)}
          value={measureChoice(measure)}
          onChange={(choice) => onChange({ ...condition, measure: remeasured(measure, choice) }, "measure")}
        />
        <MeasureFields condition={condition} onChange={onChange} />
        <WindowFields
          label={`When their ${table} were`}
          window={condition.window}
          onChange={(window) => onChange({ ...condition, window }, "window")}
        />
        <DatingField condition={condition} onChange={onChange} />
        {where.length < ruleLimits.filters ? (
          <Button
            tone="quiet"
            size="small"
            icon="add"
            data-control="filter"
            onClick={() =>
              onChange({ ...condition, where: [...where, { column: "", test: firstTest("text") }] }, "filters")
            }
          >
            Filter
          </Button>
        ) : null}
      </div>
      <Filters condition={condition} onChange={onChange} />
    </div>
  );
}

function MeasureFields({ condition, onChange }: ConditionFieldsProps<BehaviourCondition>) {
  const { facts } = useDesk();
  const { table, measure } = condition;
  const put = (next: BehaviourCondition["measure"], field: string) => onChange({ ...condition, measure: next }, field);
  switch (measure.of) {
    case "times":
      return (
        <CountField
          label="How many times"
          value={measure.times}
          onChange={(times) => put({ ...measure, times }, "times")}
        />
      );
    case "distinct":
      return (
        <>
          <CountField
            label="How many different"
            value={measure.times}
            onChange={(times) => put({ ...measure, times }, "times")}
          />
          <ColumnChoice
            label="Whose values differ"
            table={table}
            control="measured"
            value={measure.column}
            onChange={(column) => put({ ...measure, column }, "measured")}
          />
        </>
      );
    case "sum":
      return (
        <>
          <ColumnChoice
            label="Column to add up"
            table={table}
            control="measured"
            value={measure.column}
            accepts={({ type }) => type === "number" || type === "money"}
            onChange={(column) => put({ ...measure, column }, "measured")}
          />
          <TestFields
            isSum
            column={openColumn(facts, measure.column)}
            columnKey={measure.column}
            test={measure.test}
            onChange={(test, field) => put({ ...measure, test: test as typeof measure.test }, field)}
          />
        </>
      );
    case "first":
    case "last":
      return (
        <WindowFields
          label={`When the ${measure.of} was`}
          window={measure.within}
          onChange={(within) => put({ ...measure, within }, "within")}
        />
      );
    default:
      return null;
  }
}

function WindowFields({
  label,
  window,
  onChange,
}: {
  readonly label: string;
  readonly window: RuleWindow;
  readonly onChange: (window: RuleWindow) => void;
}) {
  const { facts } = useDesk();
  const has = { asOf: facts.manifest.asOf !== null, start: openColumn(facts, startColumn) !== undefined };
  return (
    <>
      <ChoiceField
        label={label}
        control={label}
        choices={windowChoices(has)}
        value={window.kind}
        other="counts back from an as-of day"
        onChange={(kind) => onChange(rewindowed(window, kind))}
      />
      {"days" in window ? (
        <>
          <CountField label={`${label}, days`} value={window.days} onChange={(days) => onChange({ ...window, days })} />
          <span>days</span>
        </>
      ) : null}
      {window.kind === "betweenDays" ? (
        <>
          <DayField
            label={`${label}, first day`}
            value={window.from}
            onChange={(from) => onChange({ ...window, from })}
          />
          <span>and</span>
          <DayField label={`${label}, last day`} value={window.to} onChange={(to) => onChange({ ...window, to })} />
        </>
      ) : null}
    </>
  );
}

/** Which date of a row counts, where the table has several. */
function DatingField({ condition, onChange }: ConditionFieldsProps<BehaviourCondition>) {
  const { facts } = useDesk();
  const isDate = ({ type }: { type: string }) => type === "date" || type === "timestamp";
  const several = columnsOfTable(facts, condition.table).filter(isDate).length > 1;
  if (!asksForDates(condition) || (!several && condition.on === undefined)) return null;
  return (
    <>
      <span>by</span>
      <ColumnChoice
        label={`Date of the ${rowWord(condition.table)}`}
        table={condition.table}
        control="dating"
        value={datingColumn(condition)}
        accepts={isDate}
        onChange={(on) => onChange({ ...condition, on }, "on")}
      />
    </>
  );
}

function Filters({ condition, onChange }: ConditionFieldsProps<BehaviourCondition>) {
  const { facts } = useDesk();
  const { table, where } = condition;
  const put = (at: number, filter: (typeof where)[number] | null, field: string) => {
    const next = where.flatMap((one, place) => (place === at ? (filter === null ? [] : [filter]) : [one]));
    onChange({ ...condition, where: next }, `filter${at}.${field}`);
  };
  return where.map((filter, at) => {
    const column = openColumn(facts, filter.column);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: filters have no name of their own and keep their order
      <fieldset key={at} className={styles.filter} aria-label={`Filter ${at + 1} on the ${table}`}>
        <div className={styles.fields}>
          <span>{at === 0 ? "whose" : "and whose"}</span>
          <ColumnChoice
            label="Column of the filter"
            table={table}
            control={`filtered${at}`}
            value={filter.column}
            onChange={(key) => {
              const next = openColumn(facts, key);
              const test = next ? testForType(filter.test, column?.type, next.type) : filter.test;
              put(at, { column: key, test }, "column");
            }}
          />
          <TestFields
            column={column}
            columnKey={filter.column}
            test={filter.test}
            onChange={(test, field) => put(at, { ...filter, test }, field)}
          />
        </div>
        <Button
          tone="quiet"
          size="small"
          icon="close"
          aria-label={`Remove filter ${at + 1}`}
          onClick={() => put(at, null, "remove")}
        />
      </fieldset>
    );
  });
}
