import { classNames } from "@/components/ui/class-names";
import { MarkDifference, type Verdict } from "@/components/ui/mark-difference";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { Tile } from "@/components/ui/tile";
import type { Estimate, Interval, Mark } from "@/lib/domain/estimate";
import { inSentence } from "@/lib/domain/in-sentence";
import type { MetricUnit } from "@/lib/domain/metric";
import {
  countText,
  differenceText,
  percentText,
  signedBounds,
  signedDifference,
  valueOfInterval,
} from "@/lib/domain/number-words";
import type { PreviewMetric, RulePreview } from "@/lib/domain/rule-answers";
import { segmentTile } from "@/lib/domain/segment-tile";
import { judgement } from "@/lib/domain/sentence";
import { MovedBar } from "./moved-bar";
import styles from "./side-panel.module.css";

export interface SidePanelProps {
  readonly preview: RulePreview;
  readonly isStale: boolean;
  /** Number of the published definition that the draft is compared with. */
  readonly published: number | null;
  readonly currency: string;
}

/** What the draft would change, beside its rule. */
export function SidePanel({ preview, isStale, published, currency }: SidePanelProps) {
  const { count, share, moved, metrics, from } = preview;
  const grown = moved && moved.enter !== null && moved.leave !== null ? moved.enter - moved.leave : null;
  return (
    <aside className={classNames(styles.side, isStale && styles.stale)} aria-label="What the draft changes">
      <section>
        <h2 data-figures="proportional">{count === null ? "< 5 customers" : customers(count)}</h2>
        <p className={styles.muted}>
          {share === null ? "of the base" : `${percentText(share)} of the base`}
          {grown === null || published === null ? "" : `, ${signed(grown)} on v${published}`}
        </p>
        {moved && published !== null ? <MovedBar moved={moved} /> : null}
      </section>
      {metrics.length > 0 ? (
        <section>
          <h3>{published === null ? "How they differ from the rest" : "What would change"}</h3>
          <Table rows="compact" label={published === null ? "Metrics of the draft" : "Metrics of the draft and before"}>
            <thead>
              <tr>
                <HeadCell>Metric</HeadCell>
                {published === null ? null : <HeadCell numeric>{`v${published}`}</HeadCell>}
                <HeadCell numeric>Draft</HeadCell>
                <HeadCell numeric>{published === null ? "To the rest" : "Change"}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {metrics.map((one) => (
                <MetricRow key={one.metric.id} metric={one} isChange={published !== null} currency={currency} />
              ))}
            </tbody>
          </Table>
          {preview.landmark === null ? null : (
            <p className={styles.muted}>{`Of customers who stayed ${preview.landmark} days, counted from there.`}</p>
          )}
        </section>
      ) : null}
      <AgainstRest metrics={metrics} currency={currency} isStill={published !== null} />
      {from.length > 0 ? (
        <section>
          <h3>{moved?.enter == null ? "They are also in" : `The ${countText(moved.enter)} are also in`}</h3>
          <dl className={styles.from}>
            {from.map(({ slug, name, code, count: some }) => (
              <div key={slug} className={styles.source}>
                <dt>
                  <Tile {...segmentTile(code)} />
                  {name}
                </dt>
                <dd>{some === null ? "< 5" : countText(some)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <Detectable metrics={metrics} currency={currency} />
      {preview.notes.length > 0 ? (
        <section>
          <h3>Note</h3>
          {preview.notes.map((note) => (
            <p key={note} className={styles.small}>
              {note}
            </p>
          ))}
        </section>
      ) : null}
    </aside>
  );
}

interface MetricProps {
  readonly metric: PreviewMetric;
  readonly currency: string;
}

function MetricRow({ metric, isChange, currency }: MetricProps & { readonly isChange: boolean }) {
  const change = isChange ? metric.change : differenceOf(metric.draft);
  return (
    <tr>
      <RowHead>{metric.metric.name}</RowHead>
      {metric.state === "shown" ? (
        <>
          {isChange ? <Cell numeric>{valueWords(metric, metric.before, currency)}</Cell> : null}
          <Cell numeric>{valueWords(metric, metric.draft, currency)}</Cell>
          <Cell numeric>
            {change ? (
              <MarkDifference
                verdict={verdictOf(change.mark, metric)}
                difference={signedDifference(change.value, change.interval, formatOf(metric, currency))}
              />
            ) : (
              "–"
            )}
          </Cell>
        </>
      ) : (
        <Cell colSpan={isChange ? 3 : 2} tone="small" title={metric.sentence ?? undefined}>
          <Missing kind={metric.state === "notDefined" ? "notInData" : metric.state} />
        </Cell>
      )}
    </tr>
  );
}

/** The first metric with a difference to everybody else, with its interval. */
function AgainstRest({
  metrics,
  currency,
  isStill,
}: {
  readonly metrics: readonly PreviewMetric[];
  readonly currency: string;
  readonly isStill: boolean;
}) {
  const metric = metrics.find(({ draft }) => draft?.difference);
  const difference = metric && differenceOf(metric.draft);
  if (!metric || !difference) return null;
  const { value, interval, mark } = difference;
  const format = formatOf(metric, currency);
  const [size = ""] = differenceText(value, interval, format).split(", ");
  return (
    <section>
      <h3>{isStill && (mark === "higher" || mark === "lower") ? "Against the rest, still" : "Against the rest"}</h3>
      <p className={styles.small}>
        <MarkDifference verdict={verdictOf(mark, metric)} difference={`${inSentence(metric.metric.name)} ${size}`} />
        {interval ? (
          <>
            {", "}
            <span className={styles.whole}>{`${signedBounds(interval, format)}.`}</span>
          </>
        ) : (
          "."
        )}
      </p>
    </section>
  );
}

/** The smallest difference that so many customers could show. */
function Detectable({ metrics, currency }: { readonly metrics: readonly PreviewMetric[]; readonly currency: string }) {
  const shown = metrics.filter(({ detectable }) => detectable !== null).slice(0, 3);
  if (shown.length === 0) return null;
  return (
    <section>
      <h3>This size can show</h3>
      {shown.map((metric) => (
        <p key={metric.metric.id} className={styles.small}>
          {`${inSentence(metric.metric.name)}: a difference of ${smallest(metric, currency)} or more, at 80\u202f% power.`}
        </p>
      ))}
    </section>
  );
}

function smallest(metric: PreviewMetric, currency: string): string {
  return differenceText(metric.detectable ?? 0, null, formatOf(metric, currency)).replace(/^\+/, "");
}

interface Difference {
  readonly value: number;
  readonly interval: Interval | null;
  readonly mark: Mark;
}

function differenceOf(estimate: Estimate | null): Difference | null {
  return estimate?.difference ? { ...estimate.difference, mark: estimate.mark } : null;
}

function verdictOf(mark: Mark, { metric }: PreviewMetric): Verdict {
  if (mark !== "higher" && mark !== "lower") return "unclear";
  return judgement(mark, metric.direction) ?? "differs";
}

function valueWords(metric: PreviewMetric, estimate: Estimate | null, currency: string): string {
  if (!estimate || estimate.value === null) return "–";
  return valueOfInterval(estimate.value, estimate.interval, formatOf(metric, currency));
}

function formatOf({ metric }: PreviewMetric, currency: string) {
  return { unit: metric.unit as MetricUnit, currency };
}

function customers(count: number): string {
  return count === 1 ? "1 customer" : `${countText(count)} customers`;
}

function signed(count: number): string {
  return count > 0 ? `+${countText(count)}` : countText(count);
}
