import type { Choice, CohortFiltersProps } from "@/components/cohorts/cohort-filters";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { cohortPeriods } from "@/lib/domain/cohort-periods";
import { cohortActivities, cohortEntries, cohortMeasures, type RetentionView } from "@/lib/domain/retention";
import {
  type CohortArrangement,
  cohortArrangements,
  type RetentionState,
  retentionHref,
} from "@/lib/domain/retention-address";
import { ageWords } from "@/lib/domain/retention-sentence";
import { segmentsKey } from "@/lib/domain/scoreboard";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { groupColumns } from "../read-state";

export interface FilterSource {
  readonly workspace: string;
  readonly state: RetentionState;
  readonly view: RetentionView | null;
  readonly manifest: VersionManifest;
  /** Published segments, which can be shown alone. */
  readonly segments: readonly { readonly ref: string; readonly name: string }[];
  /** Who reads: columns to group by are those that are open to them. */
  readonly actor: Actor;
}

/** What the form of the page offers. */
export function cohortFilterProps(source: FilterSource): CohortFiltersProps {
  const { workspace, state, view } = source;
  const { question } = state;
  return {
    action: `/w/${workspace}/compare/cohorts`,
    kept: [
      ["dataset", state.dataset],
      ["version", String(state.version)],
      ["measure", question.measure],
      ...(question.activity === "on" ? [] : [["activity", question.activity] as const]),
      ...(state.arrangement === "age" ? [] : [["arrange", state.arrangement] as const]),
    ],
    switches: switchesOf(workspace, state),
    open: {
      value: state.open ?? "",
      choices: (view?.groups ?? [])
        .filter(({ triangle }) => triangle !== null)
        .map(({ key, label }) => ({ value: key, label })),
    },
    whom: whomOf(source),
    cohort: {
      value: `${question.entry}:${question.every}`,
      choices: cohortEntries.flatMap((entry) =>
        cohortPeriods.map((every) => ({
          value: `${entry}:${every}`,
          label: `${entry === "start" ? "start" : "first payment"}, ${every}`,
        })),
      ),
    },
    age: state.arrangement === "oneAge" && view ? ageChoices(view, state) : null,
  };
}

/** The age that is shown over time: the one asked for, else that of the headline, else the last. */
export function shownAge({ all, question }: RetentionView, state: RetentionState): number {
  const last = all.ages - 1;
  if (state.age !== null) return Math.min(state.age, last);
  const usual = { month: 12, quarter: 4, week: 12 }[question.every];
  return all.trend?.age ?? Math.min(usual, all.pooled.at(-1)?.age ?? 0);
}

function switchesOf(workspace: string, state: RetentionState): CohortFiltersProps["switches"] {
  const { question } = state;
  const to = (change: Partial<RetentionState>) => retentionHref(workspace, { ...state, ...change });
  const measures = { customers: "Customers", revenue: "Revenue", value: "Value" } as const;
  const arranged: Readonly<Record<CohortArrangement, string>> = {
    age: "By age",
    calendar: "By calendar",
    oneAge: "One age over time",
  };
  const counted = { on: "In the period", onOrAfter: "In it or later", unbroken: "Unbroken" } as const;
  return [
    {
      label: "Measure",
      options: cohortMeasures.map((measure) => ({
        label: measures[measure],
        href: to({ question: { ...question, measure, activity: "on" } }),
        current: measure === question.measure,
      })),
    },
    {
      label: "Arrange by",
      options: cohortArrangements.map((arrangement) => ({
        label: arranged[arrangement],
        href: to({ arrangement }),
        current: arrangement === state.arrangement,
      })),
    },
    ...(question.measure === "customers"
      ? [
          {
            label: "Counted when they pay",
            options: cohortActivities.map((activity) => ({
              label: counted[activity],
              href: to({ question: { ...question, activity } }),
              current: activity === question.activity,
            })),
          },
        ]
      : []),
  ];
}

function whomOf({ state, manifest, segments, actor }: FilterSource): CohortFiltersProps["whom"] {
  const { by, segments: asked = [] } = state.question;
  const value =
    by === undefined
      ? "everybody"
      : by !== segmentsKey
        ? `by:${by}`
        : asked.length === 1 && segments.length > 1
          ? `segment:${asked[0]}`
          : "segments";
  const columns = may(actor, "kpis.read")
    ? (groupColumns(actor, manifest).find(({ table }) => table === "customers")?.columns ?? [])
    : [];
  return {
    value,
    choices: segments.length > 0 ? [{ value: "segments", label: "all segments" }] : [],
    groups: [
      ...(segments.length > 1
        ? [
            {
              label: "one segment",
              choices: segments.map(({ ref, name }) => ({ value: `segment:${ref}`, label: name })),
            },
          ]
        : []),
      ...(columns.length > 0
        ? [
            {
              label: "groups of a column",
              choices: columns.map(({ key, label }) => ({ value: `by:${key}`, label })),
            },
          ]
        : []),
    ],
  };
}

function ageChoices(view: RetentionView, state: RetentionState): { value: string; choices: Choice[] } {
  return {
    value: String(shownAge(view, state)),
    choices: view.all.pooled
      .filter(({ age }) => age > 0)
      .map(({ age }) => ({ value: String(age), label: ageWords(age, view.question) })),
  };
}
