import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Figure } from "@/components/ui/figure";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { countText } from "@/lib/domain/number-words";
import type { RulePreview } from "@/lib/domain/rule-answers";
import { customerHref } from "@/lib/domain/segment-address";
import styles from "./sample-figure.module.css";

export interface SampleFigureProps {
  readonly preview: RulePreview;
  readonly isStale: boolean;
  readonly workspace: string;
  readonly place: { readonly dataset: string; readonly version: number };
  readonly onDrawAgain: () => void;
}

/** Some of the customers a rule finds, and those whom one line alone keeps out. */
export function SampleFigure({ preview, isStale, workspace, place, onDrawAgain }: SampleFigureProps) {
  const { sample, count } = preview;
  // So many stand beside the reason without scrolling; the customer's page has the rest.
  const columns = preview.columns.slice(0, 5);
  const near = preview.near.filter((one) => one.count !== 0);
  const title =
    sample.length === 0
      ? "Which customers these are"
      : sample.length === count
        ? `All ${countText(sample.length)}: are these who you mean?`
        : `${sample.length === 20 ? "Twenty" : countText(sample.length)} of ${count === null ? "them" : countText(count)}: are these who you mean?`;
  return (
    <Figure
      title={title}
      lede={sample.length === 0 ? undefined : "Drawn at random, the same for everybody. New in this draft are marked."}
      actions={
        sample.length > 0 && sample.length !== count ? (
          <Button size="small" onClick={onDrawAgain}>
            Draw again
          </Button>
        ) : undefined
      }
    >
      <div className={classNames(styles.sample, isStale && styles.stale)}>
        {sample.length === 0 ? (
          <p className={styles.near}>
            {count === 0 ? "The rule finds nobody." : "Your role sees counts here, not the customers."}
          </p>
        ) : (
          <Table rows="compact" label="Sample customers">
            <thead>
              <tr>
                {columns.map(({ key, label, type }) => (
                  <HeadCell key={key} numeric={isNumeric(type)}>
                    {label}
                  </HeadCell>
                ))}
                <HeadCell>Why it is in</HeadCell>
              </tr>
            </thead>
            <tbody>
              {sample.map((customer, row) => (
                <tr key={customer.id ?? `row ${row}`}>
                  <RowHead>
                    {customer.id === null ? (
                      (customer.cells[0] ?? "–")
                    ) : (
                      <a href={customerHref(workspace, customer.id, place)}>{customer.cells[0] ?? customer.id}</a>
                    )}
                    {customer.isNew ? (
                      <>
                        {" "}
                        <Chip>new</Chip>
                      </>
                    ) : null}
                  </RowHead>
                  {columns.slice(1).map(({ key, type }, at) => (
                    <Cell key={key} numeric={isNumeric(type)}>
                      {cellWords(customer.cells[at + 1] ?? null, type)}
                    </Cell>
                  ))}
                  <Cell>{customer.why}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        {near.length > 0 ? (
          <p className={styles.near}>{`Not in, but near: ${near.map(nearWords).join("; ")}.`}</p>
        ) : null}
      </div>
    </Figure>
  );
}

function nearWords({ sentence, count }: RulePreview["near"][number], place: number): string {
  const size = count === null ? "fewer than 5" : countText(count);
  return place === 0 ? `${size} customers fail only on “${sentence}”` : `${size} only on “${sentence}”`;
}

/** Numbers without the zeros that their type stores; a band, a mask and any other text stay as they are. */
function cellWords(cell: string | null, type: string): string {
  if (cell === null) return "–";
  const isPlain = isNumeric(type) && /^-?\d{1,15}(\.\d+)?$/.test(cell);
  return isPlain ? Number(cell).toLocaleString("en-GB", { maximumFractionDigits: 2 }).replace("-", "\u2212") : cell;
}

function isNumeric(type: string): boolean {
  return type === "number" || type === "money";
}
