import { classNames } from "@/components/ui/class-names";
import { AtRiskTable } from "./at-risk-table";
import { type Frame, SurvivalDrawing } from "./survival-chart";
import styles from "./survival-chart.module.css";
import type { SurvivalCurve } from "./survival-curve";

export interface SurvivalSheetProps {
  readonly curves: readonly SurvivalCurve[];
  readonly ticks: readonly { readonly time: number; readonly label: string }[];
  readonly start: number;
  readonly end: number;
  readonly horizon: number | null;
  readonly label: string;
  readonly riskTitle: string;
}

const frame: Frame = { width: 410, height: 144, left: 38, right: 306, top: 10, bottom: 120 };

/** The same curves on a printed sheet: one size, in which the text stays at 12 px. */
export function SurvivalSheet(props: SurvivalSheetProps) {
  const every = props.ticks.length > 4 ? 2 : 1;
  const ticks = props.ticks.filter((_, index) => index % every === 0);
  return (
    <div className={classNames(styles.drawing, styles.sheet)}>
      <SurvivalDrawing {...props} ticks={ticks} frame={frame} />
      <AtRiskTable {...props} frame={frame} every={every} />
    </div>
  );
}
