import { yesNoWords } from "@/lib/domain/builder-facts";
import type { RuleTest } from "@/lib/domain/rule";
import { retested, testChoices } from "@/lib/domain/rule-tests";
import type { VersionColumn } from "@/lib/domain/version-manifest";
import styles from "./builder.module.css";
import { useDesk } from "./desk";
import { AmountField, ChoiceField, CountField, DayField, WordsField } from "./fields";
import { ValuesField } from "./values-field";

export interface TestFieldsProps {
  /** The column that is tested; undefined where the version lacks it or it is closed to this reader. */
  readonly column: VersionColumn | undefined;
  readonly columnKey: string;
  readonly test: RuleTest;
  /** Sums are tested as numbers are, and cannot be empty. */
  readonly isSum?: boolean | undefined;
  readonly onChange: (test: RuleTest, field: string) => void;
}

/** The test of a column: what is asked, and of which values. */
export function TestFields({ column, columnKey, test, isSum, onChange }: TestFieldsProps) {
  const { facts } = useDesk();
  const label = column?.label ?? columnKey.slice(columnKey.indexOf(".") + 1);
  const all = column ? testChoices(column.type, facts.manifest.asOf !== null) : [];
  const choices = isSum ? all.filter(({ value }) => value !== "isFilled" && value !== "isEmpty") : all;
  return (
    <>
      <ChoiceField
        label={`Test of ${label}`}
        control="test"
        choices={choices}
        value={test.op}
        other={test.op === "inLastDays" || test.op === "moreThanDaysAgo" ? "counts back from an as-of day" : "choose"}
        onChange={(op) => onChange(retested(test, op), "test")}
      />
      <span className={styles.fill} data-fill>
        <Answer column={column} columnKey={columnKey} label={label} test={test} onChange={onChange} />
      </span>
    </>
  );
}

function Answer({ column, columnKey, label, test, onChange }: TestFieldsProps & { readonly label: string }) {
  const currency = column?.type === "money" ? <CurrencyWord /> : null;
  switch (test.op) {
    case "isOneOf":
    case "isNoneOf":
      return (
        <ValuesField
          column={columnKey}
          label={label}
          values={test.values}
          onChange={(values) => onChange({ ...test, values: [...values] }, "values")}
        />
      );
    case "contains":
    case "startsWith":
      return (
        <WordsField
          label={`Text in ${label}`}
          value={test.text}
          onChange={(text) => onChange({ ...test, text }, "text")}
        />
      );
    case "is":
      return <YesNo column={column} label={label} test={test} onChange={onChange} />;
    case "between":
      return (
        <>
          <AmountField
            label={`Lowest ${label}`}
            type={column?.type}
            value={test.from}
            onChange={(from) => onChange({ ...test, from }, "from")}
          />
          <span>and</span>
          <AmountField
            label={`Highest ${label}`}
            type={column?.type}
            value={test.to}
            onChange={(to) => onChange({ ...test, to }, "to")}
          />
          {currency}
        </>
      );
    case "atLeast":
    case "atMost":
    case "above":
    case "below":
    case "equals":
      return (
        <>
          <AmountField
            label={`Value of ${label}`}
            type={column?.type}
            value={test.value}
            onChange={(value) => onChange({ ...test, value }, "value")}
          />
          {currency}
        </>
      );
    case "isEmpty":
    case "isFilled":
      return null;
    default:
      return <Days label={label} test={test} onChange={onChange} />;
  }
}

type DayTest = Extract<RuleTest, { op: "onOrAfter" | "before" | "betweenDays" | "inLastDays" | "moreThanDaysAgo" }>;

function Days({
  label,
  test,
  onChange,
}: {
  readonly label: string;
  readonly test: DayTest;
  readonly onChange: TestFieldsProps["onChange"];
}) {
  switch (test.op) {
    case "onOrAfter":
    case "before":
      return (
        <DayField label={`Day of ${label}`} value={test.day} onChange={(day) => onChange({ ...test, day }, "day")} />
      );
    case "betweenDays":
      return (
        <>
          <DayField
            label={`First day of ${label}`}
            value={test.from}
            onChange={(from) => onChange({ ...test, from }, "from")}
          />
          <span>and</span>
          <DayField label={`Last day of ${label}`} value={test.to} onChange={(to) => onChange({ ...test, to }, "to")} />
        </>
      );
    default:
      return (
        <>
          <CountField
            label={`Days for ${label}`}
            value={test.days}
            onChange={(days) => onChange({ ...test, days }, "days")}
          />
          <span>days</span>
        </>
      );
  }
}

function YesNo({
  column,
  label,
  test,
  onChange,
}: Pick<TestFieldsProps, "column" | "onChange"> & {
  readonly label: string;
  readonly test: Extract<RuleTest, { op: "is" }>;
}) {
  const { yes, no } = yesNoWords(column);
  return (
    <ChoiceField
      label={`Value of ${label}`}
      control="value"
      choices={[
        { value: "yes", words: yes },
        { value: "no", words: no },
      ]}
      value={test.value ? "yes" : "no"}
      onChange={(value) => onChange({ ...test, value: value === "yes" }, "value")}
    />
  );
}

function CurrencyWord() {
  const { facts } = useDesk();
  return <span>{facts.manifest.currency}</span>;
}
