import { Waterfall, type WaterfallStep } from "@/components/charts/waterfall";
import { Disclosure } from "@/components/ui/disclosure";
import { Figure } from "@/components/ui/figure";
import { Missing } from "@/components/ui/missing";
import { SegmentedLinks } from "@/components/ui/segmented";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { centsText, shortCents, signedCents } from "@/lib/domain/cents-text";
import { customersHref } from "@/lib/domain/customers-address";
import { countText } from "@/lib/domain/number-words";
import { type RevenueState, revenueHref } from "@/lib/domain/revenue-address";
import type {
  RevenueBridgeView,
  RevenueGroup,
  RevenuePart,
  RevenueRetentionView,
} from "@/lib/domain/revenue-retention";
import { ruleOfPart } from "@/lib/domain/revenue-rule";
import { revenuePartWords } from "@/lib/domain/revenue-sentence";
import type { Rule } from "@/lib/domain/rule";
import { ruleOfGroup } from "@/lib/domain/rule-of-group";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { readSegmentRef } from "@/lib/domain/segment";
import type { VersionManifest } from "@/lib/domain/version-manifest";

export interface BridgeFigureProps {
  readonly actor: Actor;
  readonly state: RevenueState;
  readonly view: RevenueRetentionView;
  readonly manifest: VersionManifest;
}

/** How revenue went from one period to the other: bars that add up, each with its customers where a rule can say who they are. */
export function BridgeFigure(props: BridgeFigureProps) {
  const { actor, state, view } = props;
  const group = view.groups.find(({ key }) => key === state.shown) ?? view.all;
  const { bridge } = group;
  return (
    <Figure
      title={bridge ? bridgeTitle(view, group, bridge) : `No bridge of ${group.label}`}
      lede={`Revenue of ${view.opening.label} and of ${view.closing.label}${view.closing.complete ? "" : " so far"}, of ${group.key === view.all.key ? "everybody" : group.label}. Totals are ticks, for the axis does not begin at 0; the bars add up to the cent.`}
      table={bridge ? <BridgeTable view={view} bridge={bridge} /> : undefined}
    >
      {view.groups.length > 0 ? (
        <SegmentedLinks
          label="Whose revenue"
          options={[view.all, ...view.groups.slice(0, 8)].map((one) => ({
            label: one.label,
            href: revenueHref(actor.workspace.slug, { ...state, shown: one.key === view.all.key ? null : one.key }),
            current: one.key === group.key,
          }))}
        />
      ) : null}
      {bridge && bridge.closing.cents !== null ? (
        <Waterfall {...drawing(props, group, bridge)} />
      ) : bridge ? (
        <Missing kind="suppressed">
          The revenue of {view.closing.label} is hidden: fewer than 5 customers paid it, or it would tell what so few
          paid.
        </Missing>
      ) : (
        <Missing kind={group.nrr.state === "suppressed" ? "suppressed" : "notInData"}>{group.sentence}</Missing>
      )}
      <Disclosure summary="What each part holds">
        <dl>
          {Object.values(revenuePartWords).map(([name, meaning]) => (
            <div key={name}>
              <dt>
                <strong>{name}</strong>
              </dt>
              <dd>{meaning}.</dd>
            </div>
          ))}
        </dl>
        <p>
          A bar opens its customers where a rule can say who they are. Expansion and contraction compare two sums of one
          customer, which a rule does not.
        </p>
      </Disclosure>
    </Figure>
  );
}

function bridgeTitle(
  { dataset: { currency }, closing }: RevenueRetentionView,
  group: RevenueGroup,
  bridge: RevenueBridgeView,
): string {
  if (bridge.closing.cents === null)
    return `${group.label}: too few customers in ${closing.label} to show their revenue`;
  const cents = (part: RevenuePart) => bridge.parts.find((one) => one.part === part)?.cents ?? null;
  const lost = cents("churn");
  const won = cents("new");
  const change = bridge.closing.cents - (bridge.opening.cents ?? 0);
  const moved = `Revenue ${change >= 0 ? "rose" : "fell"} by ${shortCents(Math.abs(change), currency)}`;
  if (lost === null || won === null) return moved;
  return `${moved}: new customers brought ${shortCents(won, currency)}, churn took ${shortCents(-lost, currency)}`;
}

function drawing({ actor, state, view, manifest }: BridgeFigureProps, group: RevenueGroup, bridge: RevenueBridgeView) {
  const { currency } = view.dataset;
  const href = (part: RevenuePart | "opening" | "closing") => hrefOf({ actor, state, view, manifest }, group, part);
  const shown = bridge.parts.filter(
    ({ part, customers, cents }) => part !== "unchanged" && customers !== 0 && cents !== 0,
  );
  const told = shown.flatMap(({ part, cents }): WaterfallStep[] =>
    cents === null
      ? []
      : [
          {
            key: part,
            label: revenuePartWords[part][0],
            change: cents,
            text: shortText(cents, currency),
            href: href(part),
          },
        ],
  );
  const end = bridge.closing.cents ?? 0;
  const rest = hiddenCents(bridge);
  const hidden =
    rest !== null ? [{ key: "hidden", label: "Hidden, together", change: rest, text: shortText(rest, currency) }] : [];
  return {
    opening: {
      label: view.opening.label,
      value: bridge.opening.cents ?? 0,
      text: shortCents(bridge.opening.cents ?? 0, currency),
      href: href("opening"),
    },
    steps: [...told, ...hidden],
    closing: { label: view.closing.label, value: end, text: shortCents(end, currency), href: href("closing") },
    label: `Revenue of ${group.label} from ${view.opening.label} to ${view.closing.label}`,
  };
}

/** What the hidden parts move together; null where none is hidden, and where what they lead to is. */
function hiddenCents({ opening, parts, closing }: RevenueBridgeView): number | null {
  if (closing.cents === null || parts.every(({ cents }) => cents !== null)) return null;
  return closing.cents - parts.reduce((sum, { cents }) => sum + (cents ?? 0), opening.cents ?? 0);
}

function shortText(cents: number, currency: string): string {
  return `${cents > 0 ? "+" : ""}${shortCents(cents, currency)}`;
}

function hrefOf(
  { actor, state, view, manifest }: BridgeFigureProps,
  group: RevenueGroup,
  part: RevenuePart | "opening" | "closing",
): string | undefined {
  if (!may(actor, "rows.read")) return undefined;
  const own = ruleOfPart(view, part, manifest);
  const who = group.key === view.all.key ? undefined : groupRule(view, group, manifest);
  if (own === null || who === null) return undefined;
  const rule: Rule = who === undefined ? own : { kind: "all", rules: [who, own] };
  const name = part === "opening" || part === "closing" ? `revenue in ${view[part].label}` : revenuePartWords[part][0];
  return customersHref(actor.workspace.slug, {
    dataset: state.dataset,
    version: state.version,
    who: { rule },
    origin: {
      kind: "cell",
      words:
        `the revenue bridge from ${view.opening.label} to ${view.closing.label}: ${name}${who === undefined ? "" : `, ${group.label}`}`.slice(
          0,
          300,
        ),
      href: null,
      datasetVersion: state.version,
      metric: null,
      mark: null,
    },
  });
}

function groupRule(view: RevenueRetentionView, { key }: RevenueGroup, manifest: VersionManifest): Rule | null {
  if (view.by?.key !== segmentsKey)
    return ruleOfGroup(manifest, {
      by: view.by?.key ?? "",
      group: key,
      groups: view.groups.map((group) => ({ key: group.key, size: null })),
    });
  const { slug, version } = readSegmentRef(key);
  return { kind: "segment", segment: slug, ...(version === undefined ? {} : { version }), op: "isIn" };
}

function BridgeTable({ view, bridge }: { readonly view: RevenueRetentionView; readonly bridge: RevenueBridgeView }) {
  const { currency } = view.dataset;
  const hidden = <Missing kind="suppressed">hidden</Missing>;
  const together = hiddenCents(bridge);
  const total = (label: string, { customers, cents }: RevenueBridgeView["opening"]) => (
    <Row>
      <RowHead>{label}</RowHead>
      <Cell numeric>{customers === null ? hidden : countText(customers)}</Cell>
      <Cell numeric>{cents === null ? hidden : centsText(cents, currency)}</Cell>
    </Row>
  );
  return (
    <Table label="The bridge to the cent" rows="compact">
      <thead>
        <tr>
          <HeadCell>Part</HeadCell>
          <HeadCell numeric>Customers</HeadCell>
          <HeadCell numeric>{currency}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {total(view.opening.label, bridge.opening)}
        {bridge.parts.map(({ part, customers, cents }) => (
          <Row key={part} state="child">
            <RowHead>{revenuePartWords[part][0]}</RowHead>
            <Cell numeric>{customers === null ? hidden : countText(customers)}</Cell>
            <Cell numeric>{cents === null ? hidden : signedCents(cents, currency)}</Cell>
          </Row>
        ))}
        {together === null ? null : (
          <Row state="child">
            <RowHead>Hidden, together</RowHead>
            <Cell />
            <Cell numeric>{signedCents(together, currency)}</Cell>
          </Row>
        )}
        {total(view.closing.label, bridge.closing)}
      </tbody>
    </Table>
  );
}
