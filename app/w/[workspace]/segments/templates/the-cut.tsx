import { ConcentrationCut } from "@/components/segments/concentration-cut";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { Actor } from "@/lib/domain/actor";
import { countText, percentText, valueBounds, valueWithInterval } from "@/lib/domain/number-words";
import type { ConcentrationView, TemplatesView } from "@/lib/domain/template-answers";
import { type TemplatesState, templatesHref } from "@/lib/domain/templates-address";
import { originOf } from "./draft-rows";

export interface TheCutProps {
  readonly actor: Actor;
  readonly state: TemplatesState;
  readonly view: TemplatesView;
  readonly concentration: ConcentrationView;
  readonly mayDraft: boolean;
}

/** How few customers hold how much, with a cut that can be moved. */
export function TheCut({ actor, state, view, concentration, mayDraft }: TheCutProps) {
  const workspace = actor.workspace.slug;
  const { column, points, gini } = concentration;
  const exact = (amount: string) =>
    Number(amount).toLocaleString("en-GB", {
      maximumFractionDigits: 4,
      ...(column.type === "money" ? { style: "currency", currency: view.currency } : {}),
    });
  const bounds = (interval: [number | null, number | null]) =>
    valueBounds(interval, { unit: "share", currency: view.currency });
  const ties = (more: number) =>
    more <= 0 ? null : `${countText(more)} more have exactly as much and belong to the rule too.`;
  return (
    <Figure
      title={`Move the cut to see how much of ${column.label} the top holds`}
      lede={`Customers in falling order of ${column.label}, ties by id; the pale line is what an even spread would look like.`}
      table={
        <Table label={`Share of ${column.label} held by the top`} rows="compact">
          <thead>
            <Row>
              <HeadCell>Top</HeadCell>
              <HeadCell numeric>{view.unitWord}</HeadCell>
              <HeadCell numeric>{`share of ${column.label}`}</HeadCell>
              <HeadCell>95 % interval</HeadCell>
              <HeadCell numeric>each at least</HeadCell>
            </Row>
          </thead>
          <tbody>
            {points
              .filter(({ percent }) => percent === 1 || percent % 5 === 0)
              .map((point) => (
                <Row key={point.percent}>
                  <RowHead>{`${point.percent} %`}</RowHead>
                  <Cell numeric>{countText(point.top)}</Cell>
                  <Cell numeric>{percentText(point.share)}</Cell>
                  <Cell>{bounds(point.interval)}</Cell>
                  <Cell numeric>{exact(point.atLeast)}</Cell>
                </Row>
              ))}
          </tbody>
        </Table>
      }
    >
      <ConcentrationCut
        key={state.top ?? 20}
        workspace={workspace}
        dataset={state.dataset}
        column={column.label}
        start={state.top ?? 20}
        mayDraft={mayDraft}
        points={points.map((point) => ({
          percent: point.percent,
          share: point.share,
          shareText: percentText(point.share),
          interval: bounds(point.interval),
          customers: `${countText(point.top)} ${view.unitWord}`,
          ties: ties(point.ofRule - point.top),
          atLeast: exact(point.atLeast),
          rule: point.rule,
          origin: originOf(workspace, { ...state, top: point.percent }, { metric: null, estimate: null }),
          href: templatesHref(workspace, { ...state, top: point.percent }),
        }))}
      />
      {gini === null ? null : (
        <Remark>{`Gini ${valueWithInterval(gini.value, gini.interval, { unit: "number", currency: "" })}: 0 where all hold the same, 1 where one holds everything.`}</Remark>
      )}
    </Figure>
  );
}
