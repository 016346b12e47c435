import { redirect } from "next/navigation";
import { AppError } from "@/lib/domain/app-error";
import { periodEnd, periodIndex, periodLabel, periodStart } from "@/lib/domain/cohort-periods";
import { customersHref } from "@/lib/domain/customers-address";
import { retentionHref } from "@/lib/domain/retention-address";
import { ruleOfCohortCell } from "@/lib/domain/retention-rules";
import { ageWords, entryWords } from "@/lib/domain/retention-sentence";
import { version } from "@/lib/services/versions";
import { addressOf, leave, pageActor } from "../../../page-actor";
import { one, type Search } from "../../../sheet";
import { cohortState } from "../read-cohorts";

/** Leads from a cell of a triangle to the list of its customers: by the rule that the cell stands for, with where it was found. */
export default async function CohortCellPage({
  params,
  searchParams,
}: PageProps<"/w/[workspace]/compare/cohorts/cell">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/compare/cohorts/cell`, search);
  const actor = await pageActor(workspace, address);
  const href = await hrefOf(search).catch((fault: unknown) => leave(fault, address));
  return redirect(href);

  async function hrefOf({ from, at, group: _, ...rest }: Search): Promise<string> {
    const shown = await version(actor, one(rest.dataset) ?? "", one(rest.version) ?? "");
    const state = cohortState(shown, rest, []);
    const { question } = state;
    const index = periodIndex(one(from) ?? "", question.every);
    const age = one(at) === undefined ? null : Number(one(at));
    const group = one(search.group) ?? null;
    if (!Number.isFinite(index) || (age !== null && !(Number.isInteger(age) && age >= 0 && age < 600)))
      throw new AppError("notFound", "There is no such cell.");
    const cohort = { from: periodStart(index, question.every), to: periodEnd(index, question.every) };
    const groups = group === null ? [] : [group];
    const rule = ruleOfCohortCell({ manifest: shown.manifest, question, groups }, { cohort, age, group });
    if (rule === null) throw new AppError("notFound", "No rule can say who is in this group.");
    const label = periodLabel(index, question.every);
    const when = age === null ? "" : age === 0 ? `, paying in it` : `, paying ${ageWords(age, question)}`;
    const back = retentionHref(workspace, { ...state, open: group });
    return customersHref(workspace, {
      dataset: state.dataset,
      version: state.version,
      who: { rule },
      origin: {
        kind: "cell",
        words: `the cohort ${label} by ${entryWords(question)}${when}${group === null ? "" : `, in ${group}`}`.slice(
          0,
          300,
        ),
        href: back.length > 2000 ? null : back,
        datasetVersion: state.version,
        metric: null,
        mark: null,
      },
    });
  }
}
