import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { ruleLimits } from "@/lib/domain/rule-limits";
import styles from "./builder.module.css";
import { useDesk } from "./desk";
import { type PasteReport, pasteReportWords } from "./paste-report";
import { ValuePicker } from "./value-picker";

const PasteDialog = lazy(async () => ({ default: (await import("./paste-dialog")).PasteDialog }));

export interface ValuesFieldProps {
  readonly column: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

const shownAtFirst = 12;

/** Values as chips, one more by choosing from the data or writing it, or many by a pasted list. */
export function ValuesField({ column, label, values, onChange }: ValuesFieldProps) {
  const { at } = useDesk();
  const [showsAll, setShowsAll] = useState(false);
  const [pasting, setPasting] = useState<string | null>(null);
  const [report, setReport] = useState<PasteReport | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const shown = showsAll ? values : values.slice(0, shownAtFirst);
  const put = (next: readonly string[]) => {
    setReport(null);
    onChange(next);
  };
  return (
    <span className={styles.values}>
      {shown.map((value) => (
        <span key={value} className={styles.chip}>
          <span className={styles.chipWords}>{value === "" ? "(blank)" : value}</span>
          <button
            type="button"
            aria-label={`Remove ${value} from ${label}`}
            onClick={() => {
              put(values.filter((one) => one !== value));
              input.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      {values.length > shownAtFirst ? (
        <Button tone="quiet" size="small" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? "Show fewer" : `and ${values.length - shownAtFirst} more`}
        </Button>
      ) : null}
      <ValuePicker
        field={input}
        at={at}
        column={column}
        label={label}
        chosen={values}
        onPick={(value) => {
          if (!values.includes(value) && values.length < ruleLimits.values) put([...values, value]);
        }}
        onTakeBack={() => values.length > 0 && put(values.slice(0, -1))}
        onPasteList={(text) => setPasting(text)}
      />
      <Button
        tone="quiet"
        size="small"
        icon="copy"
        data-control="paste"
        aria-label={`Paste a list of values for ${label}`}
        onClick={() => setPasting("")}
      />
      {pasting === null ? null : (
        <Suspense>
          <PasteDialog
            at={at}
            column={column}
            label={label}
            present={values}
            text={pasting}
            onClose={() => setPasting(null)}
            onAdd={(pasted, unknown) => {
              const fresh = pasted.values.filter((value) => !values.includes(value));
              onChange([...values, ...fresh]);
              setReport({ added: fresh.length, pasted, unknown });
              setPasting(null);
            }}
          />
        </Suspense>
      )}
      <span className={styles.report} role="status">
        {report ? pasteReportWords(report) : null}
        {report && report.unknown.length > 0 ? (
          <Button
            size="small"
            onClick={() => {
              put(values.filter((value) => !report.unknown.includes(value)));
              input.current?.focus();
            }}
          >
            {`Take ${report.unknown.length === 1 ? "it" : `these ${report.unknown.length}`} out`}
          </Button>
        ) : null}
      </span>
    </span>
  );
}
