import { type GroupMultiple, GroupMultiples } from "@/components/cohorts/group-multiples";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import type { Verdict } from "@/components/ui/mark-difference";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { comparisonsText, levelText, standOut } from "@/lib/domain/family-words";
import { countText, signedBounds, signedDifference } from "@/lib/domain/number-words";
import type { PooledCell, RetentionView } from "@/lib/domain/retention";
import { type RetentionState, retentionHref } from "@/lib/domain/retention-address";
import { ageWords, groupsHeadline } from "@/lib/domain/retention-sentence";
import { segmentTile } from "@/lib/domain/segment-tile";
import { roundStep, scaleText, valueInCell } from "./triangle-props";

export interface GroupsFigureProps {
  readonly workspace: string;
  readonly state: RetentionState;
  readonly view: RetentionView;
}

/** All cohorts pooled, by age: a curve for each group, everybody in grey behind. */
export function GroupMultiplesFigure({ workspace, state, view }: GroupsFigureProps) {
  const { all, family } = view;
  const last = all.pooled.findLast(({ value }) => value !== null);
  const everybody =
    last?.value == null
      ? ""
      : `Grey: all customers, ${scaleText(last.value, view)} ${ageWords(last.age, view.question)}.`;
  return (
    <Figure
      title={groupsHeadline(view)}
      lede={`All cohorts pooled, by age. ${everybody}`}
      table={<PooledTable view={view} />}
    >
      <GroupMultiples groups={multiplesOf(workspace, state, view)} />
      {family.m > 0 ? (
        <Remark>{`Beneath each curve: the difference to everybody else ${ageWords(comparedAge(view), view.question)}, in points. ${comparisonsText(family.m)}, of which ${standOut(family.marked)}: the table below has their ${levelText(family.alpha)} intervals. Groups are those of this version, whenever their customers entered.`}</Remark>
      ) : null}
    </Figure>
  );
}

function multiplesOf(workspace: string, state: RetentionState, view: RetentionView): GroupMultiple[] {
  const { all, groups } = view;
  const values = [all, ...groups.flatMap(({ triangle }) => triangle ?? [])].flatMap(({ pooled }) =>
    pooled.flatMap(({ value }) => value ?? []),
  );
  const top = view.question.measure === "customers" ? 1 : 2 * roundStep(Math.max(...values, 0.01) / 2);
  const lastAge = all.pooled.at(-1)?.age ?? 1;
  return groups.map(({ key, label, code, triangle, sentence, against }, index) => {
    const end = triangle?.pooled.findLast(({ value }) => value !== null);
    const words = end?.value == null ? "" : `${scaleText(end.value, view)} ${ageWords(end.age, view.question)}`;
    return {
      key,
      name: label,
      tile: code === null ? { index, letter: String.fromCharCode(65 + index) } : segmentTile(code),
      size: triangle ? (triangle.customers === null ? "n hidden" : `n ${countText(triangle.customers)}`) : null,
      sentence: sentence ?? (end ? null : "Nobody of it is observed for long enough, or too few to be shown."),
      curve:
        triangle && end?.value != null
          ? {
              points: triangle.pooled.map(({ age, value }) => ({ age, value })),
              everybody: all.pooled.map(({ age, value }) => ({ age, value })),
              lastAge,
              top,
              words: {
                end: valueInCell(end.value, view),
                middle: valueInCell(top / 2, view),
                axis: `${lastAge} ${view.question.every}s`,
              },
              label: `${label}: ${words}`,
            }
          : null,
      difference: differenceOf(against),
      href: retentionHref(workspace, { ...state, open: key }),
      isOpen: state.open === key,
    };
  });
}

function differenceOf(against: RetentionView["groups"][number]["against"]): GroupMultiple["difference"] {
  if (!against || against.difference === null) return null;
  const verdicts: Readonly<Record<string, Verdict>> = { higher: "better", lower: "worse" };
  const text = signedDifference(against.difference, against.interval, { unit: "share", currency: "" });
  return { verdict: verdicts[against.mark] ?? "unclear", text: `${text} points` };
}

function differenceText(against: RetentionView["groups"][number]["against"]): string {
  if (!against) return "";
  if (against.difference === null || !against.interval) return "not enough data";
  const format = { unit: "share", currency: "" } as const;
  const words = { higher: ", higher", lower: ", lower" }[against.mark as string] ?? ", no clear difference";
  return `${signedDifference(against.difference, against.interval, format)}, ${signedBounds(against.interval, format)}${words}`;
}

function comparedAge({ groups }: RetentionView): number {
  return groups.find(({ against }) => against !== null)?.against?.age ?? 0;
}

/** Ages in a table: so many that they stand beside each other, the last among them. */
function tableAges({ all }: RetentionView): number[] {
  const last = all.pooled.at(-1)?.age ?? 0;
  const step = Math.max(1, Math.ceil(last / 8));
  return all.pooled.map(({ age }) => age).filter((age) => age > 0 && (last - age) % step === 0);
}

function PooledTable({ view }: { readonly view: RetentionView }) {
  const ages = tableAges(view);
  const rows = [
    ...view.groups.flatMap(({ key, label, triangle, against }) =>
      triangle ? [{ key, label, triangle, against }] : [],
    ),
    { key: "", label: "All customers", triangle: view.all, against: null },
  ];
  const isCompared = view.family.m > 0;
  const text = (cell: PooledCell | undefined) => (cell?.value == null ? "" : valueInCell(cell.value, view, 1));
  return (
    <Table label="Pooled by age and group" rows="compact" sticky>
      <thead>
        <tr>
          <HeadCell>{view.by?.label ?? "Group"}</HeadCell>
          <HeadCell numeric>Customers</HeadCell>
          {ages.map((age) => (
            <HeadCell key={age} numeric>
              {ageWords(age, view.question)}
            </HeadCell>
          ))}
          {isCompared ? (
            <HeadCell numeric>{`Against the rest ${ageWords(comparedAge(view), view.question)}`}</HeadCell>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, triangle, against }) => (
          <tr key={key}>
            <RowHead>{label}</RowHead>
            <Cell numeric>{triangle.customers === null ? "hidden" : countText(triangle.customers)}</Cell>
            {ages.map((age) => (
              <Cell key={age} numeric>
                {text(triangle.pooled[age])}
              </Cell>
            ))}
            {isCompared ? <Cell numeric>{differenceText(against)}</Cell> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
