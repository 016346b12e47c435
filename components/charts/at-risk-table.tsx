import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./survival-chart.module.css";
import { placeClass, type SurvivalCurve } from "./survival-curve";

export interface AtRiskTableProps {
  readonly curves: readonly SurvivalCurve[];
  readonly ticks: readonly { readonly time: number; readonly label: string }[];
  readonly end: number;
  readonly riskTitle: string;
  readonly frame: { readonly width: number; readonly left: number; readonly right: number };
  /** Shows every so many of the ticks. */
  readonly every: number;
}

/** How many were observed that long, each number under its tick. */
export function AtRiskTable({ curves, ticks, end, riskTitle, frame, every }: AtRiskTableProps) {
  const shown = ticks.flatMap((tick, index) => (index > 0 && index % every === 0 ? [{ ...tick, index }] : []));
  const first = shown[0];
  if (!first) return null;
  const step = ((frame.right - frame.left) * first.time) / Math.max(end, 1e-9);
  const share = (pixels: number) => `${Math.round((pixels / frame.width) * 10_000) / 100}%`;
  return (
    <table className={styles.risk}>
      <caption>{riskTitle}</caption>
      <colgroup>
        <col style={{ width: share(frame.left + step / 2) }} />
        {shown.map((tick) => (
          <col key={tick.time} style={{ width: share(step) }} />
        ))}
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>Group</VisuallyHidden>
          </th>
          {shown.map((tick) => (
            <th key={tick.time} scope="col">
              <VisuallyHidden>{`${tick.label} months`}</VisuallyHidden>
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {curves.map((curve) => (
          <tr key={curve.key} className={placeClass(curve.place)}>
            <th scope="row">
              {curve.letter === null ? curve.name : <span aria-hidden="true">{curve.letter}</span>}
              {curve.letter === null ? null : <VisuallyHidden>{curve.name}</VisuallyHidden>}
            </th>
            {shown.map((tick) => (
              <td key={tick.time}>{curve.atRisk[tick.index] ?? ""}</td>
            ))}
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
