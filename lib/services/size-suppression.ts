import "server-only";
import type { DefinedSize, MonthSize, SizeHistory, SizeStep } from "@/lib/domain/size-history";
import { isSmall } from "@/lib/stats/small-cells";

/**
 * A size history with its small numbers hidden, for roles that the access table names (statistics 4.3). Sizes give away what came and
 * went, so a step with a small number in it shows nothing; and a definition that differs from the other by so few is not told apart.
 */
export function withoutSmallSizes(history: SizeHistory): SizeHistory {
  return {
    ...history,
    versions: history.versions.map((one) => {
      const differs = isSmall(Math.abs((one.atBuild.size ?? 0) - (one.today.size ?? 0)));
      const today = differs ? { ...one.today, size: null, share: null, step: null, sentence } : shownSize(one.today);
      return { ...one, atBuild: shownSize(one.atBuild), today };
    }),
    months: { ...history.months, months: history.months.months.map(shownMonth) },
  };
}

const sentence = "Hidden: fewer than 5 customers, or the difference to another number on this page is.";

function shownSize(sized: DefinedSize): DefinedSize {
  if (isSmall(sized.size ?? 0)) return { ...sized, size: null, share: null, step: null, sentence };
  if (sized.step === null || !hasSmall(sized.step)) return sized;
  return {
    ...sized,
    step: hiddenStep,
    sentence: "Hidden: fewer than 5 customers came, went or stayed in one of these ways.",
  };
}

function hasSmall({ entered, left, stayed }: SizeStep): boolean {
  return [...Object.values(entered), ...Object.values(left), stayed].some((count) => isSmall(count ?? 0));
}

const hiddenStep: SizeStep = {
  entered: { all: null, fresh: null, moved: null, byDefinition: null },
  left: { all: null, gone: null, moved: null, byDefinition: null },
  stayed: null,
};

function shownMonth(month: MonthSize): MonthSize {
  const shown = (count: number | null) => (isSmall(count ?? 0) ? null : count);
  return { ...month, started: shown(month.started), active: shown(month.active), there: shown(month.there) };
}
