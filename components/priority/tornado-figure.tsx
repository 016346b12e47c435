import { Tornado } from "@/components/charts/tornado";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { ImpactRow, ImpactView } from "@/lib/domain/impact";
import { impactChange, inputEnds, inputWords, tornadoTitle } from "@/lib/domain/impact-words";
import styles from "./priority.module.css";

/** What the band of each figure is made of: one input at its ends, the others as they stand. */
export function TornadoFigure({ view }: { readonly view: ImpactView }) {
  const { segment, dataset } = view;
  const moved = view.rows.filter(({ inputs, scenario }) => inputs.length > 0 && scenario !== null);
  if (moved.length === 0) return null;
  const texts = (row: ImpactRow, bar: ImpactRow["inputs"][number]) => inputEnds(row, bar, dataset.currency);
  return (
    <Figure
      title={tornadoTitle(view)}
      lede="Change against today with one input at a time at its 5 and 95 %, the others as they stand in the scenario; the widest first."
      table={
        <Table label="The scenario with one input at its ends" rows="compact">
          <thead>
            <tr>
              <HeadCell>Figure</HeadCell>
              <HeadCell>Input</HeadCell>
              <HeadCell numeric>At its low end</HeadCell>
              <HeadCell numeric>Scenario</HeadCell>
              <HeadCell numeric>At its high end</HeadCell>
            </tr>
          </thead>
          <tbody>
            {moved.flatMap((row) =>
              row.inputs.map((bar) => (
                <Row key={row.id + bar.input}>
                  <RowHead>{row.name}</RowHead>
                  <Cell>{inputWords(bar.input, segment.name)}</Cell>
                  <Cell numeric>{texts(row, bar)[0]}</Cell>
                  <Cell numeric>{impactChange(row, dataset.currency)}</Cell>
                  <Cell numeric>{texts(row, bar)[1]}</Cell>
                </Row>
              )),
            )}
          </tbody>
        </Table>
      }
    >
      {moved.map((row) => (
        <section key={row.id} className={styles.tornado} aria-label={row.name}>
          <h3>{row.name}</h3>
          <Tornado
            rows={row.inputs.map((bar) => ({
              key: bar.input,
              label: inputWords(bar.input, segment.name),
              low: bar.low,
              high: bar.high,
              texts: texts(row, bar),
            }))}
            base={{
              value: row.scenario ?? 0,
              label: `scenario ${impactChange(row, dataset.currency)}`,
            }}
            label={`${row.name} of the scenario with one input at its ends`}
          />
        </section>
      ))}
      <Remark>Bars of different inputs do not add up: the band of the table has all of them at once.</Remark>
    </Figure>
  );
}
