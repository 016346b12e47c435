import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Figure } from "@/components/ui/figure";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { columnHead } from "@/lib/domain/cell-words";
import { countText } from "@/lib/domain/number-words";
import type { RulePreview } from "@/lib/domain/rule-answers";
import { customerHref } from "@/lib/domain/segment-address";
import styles from "./sample-figure.module.css";

export interface SampleFigureProps {
  readonly preview: RulePreview;
  readonly isStale: boolean;
  readonly workspace: string;
  readonly place: { readonly dataset: string; readonly version: number };
  readonly currency: string;
  readonly onDrawAgain: () => void;
}

/** Some of the customers a rule finds, and those whom one line alone keeps out. */
export function SampleFigure({ preview, isStale, workspace, place, currency, onDrawAgain }: SampleFigureProps) {
  const { sample, count } = preview;
  const isNamed = preview.columns[0]?.key === "customers.name";
  // So many stand beside the reason without scrolling; the customer's page has the rest.
  const columns = preview.columns.slice(isNamed ? 1 : 0, isNamed ? 5 : 4);
  const skipped = isNamed ? 1 : 0;
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
      lede={ledeOf(sample.length, count)}
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
                <HeadCell>Customer</HeadCell>
                {columns.map(({ key, label, type }) => (
                  <HeadCell key={key} numeric={isNumeric(type)}>
                    {columnHead(label, type, currency)}
                  </HeadCell>
                ))}
                <HeadCell>Why it is in</HeadCell>
              </tr>
            </thead>
            <tbody>
              {sample.map((customer, row) => (
                <tr key={customer.id ?? `row ${row}`}>
                  <RowHead>
                    <CustomerName
                      name={isNamed ? (customer.cells[0] ?? null) : null}
                      id={customer.id}
                      href={customer.id === null ? null : customerHref(workspace, customer.id, place)}
                    />
                    {customer.isNew ? (
                      <>
                        {" "}
                        <Chip>new</Chip>
                      </>
                    ) : null}
                  </RowHead>
                  {columns.map(({ key, type }, at) => (
                    <Cell key={key} numeric={isNumeric(type)}>
                      {cellWords(customer.cells[at + skipped] ?? null, type)}
                    </Cell>
                  ))}
                  <Cell className={styles.why}>{customer.why}</Cell>
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

interface CustomerNameProps {
  readonly name: string | null;
  /** As this reader may see it. */
  readonly id: string | null;
  readonly href: string | null;
}

/** Called by name where the data has one, else by id. */
function CustomerName({ name, id, href }: CustomerNameProps) {
  const called = name ?? id;
  if (called === null) return "not open to you";
  return href === null ? called : <a href={href}>{called}</a>;
}

function ledeOf(drawn: number, count: number | null): string | undefined {
  if (drawn === 0) return undefined;
  const marked = "New in this draft are marked.";
  return drawn === count ? marked : `Drawn at random, the same for everybody. ${marked}`;
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
