import { Mark } from "@/components/ui/mark";
import type { GateView, VersionReport } from "@/lib/domain/dataset-resources";
import { formatDate } from "@/lib/domain/format-date";
import styles from "./datasets.module.css";
import { WaiveGate } from "./waive-gate";
import { count } from "./words";

export interface GatesProps {
  readonly workspace: string;
  readonly view: VersionReport;
  readonly mayWaive: boolean;
}

/** The checks of the build as they stand: what failed first, then what was waived, then what passed. */
export function Gates({ workspace, view, mayWaive }: GatesProps) {
  const order = { failed: 0, waived: 1, passed: 2 } as const;
  const gates = [...view.gates].sort((one, other) => order[one.status] - order[other.status]);
  return (
    <section className={styles.part} id="gates">
      <h3>{headline(gates)}</h3>
      <ul className={styles.gates} aria-label="Checks of the build">
        {gates.map((gate) => (
          <li key={gate.id}>
            <span>
              <GateMark gate={gate} />
              {gate.examples.length > 0 ? (
                <span className={styles.aside}>{` For example ${gate.examples.slice(0, 5).join(", ")}.`}</span>
              ) : null}
            </span>
            <span className={styles.aside}>
              {gate.status === "failed" && mayWaive ? (
                <WaiveGate
                  at={{ workspace, dataset: view.dataset.slug, version: view.number }}
                  gate={{ id: gate.id, sentence: gate.sentence }}
                />
              ) : (
                <GateNote gate={gate} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function GateMark({ gate }: { readonly gate: GateView }) {
  if (gate.status === "passed") {
    return (
      <Mark sign="tick" tone="good">
        {gate.sentence}
      </Mark>
    );
  }
  const isError = gate.severity === "error" && gate.status === "failed";
  return (
    <Mark sign={isError ? "cross" : "warn"} tone={isError ? "bad" : "warn"}>
      {gate.sentence}
    </Mark>
  );
}

function GateNote({ gate }: { readonly gate: GateView }) {
  if (gate.waiver) {
    const { by, at, note } = gate.waiver;
    return <span className={styles.waiver}>{`Waived by ${by}, ${formatDate(at)}: “${note}”`}</span>;
  }
  if (gate.status === "failed") return gate.severity === "error" ? "open" : "open, a warning";
  return gate.count > 0 ? count(gate.count) : "passed";
}

function headline(gates: readonly GateView[]): string {
  const of = (status: GateView["status"]) => gates.filter((gate) => gate.status === status).length;
  const parts = [
    `${of("passed")} passed`,
    ...(of("waived") > 0 ? [`${of("waived")} waived`] : []),
    ...(of("failed") > 0 ? [`${of("failed")} open`] : []),
  ];
  return `Checks: ${parts.join(", ")}`;
}
