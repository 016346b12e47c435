import { TitleBlock } from "@/components/shell/title-block";
import { businessModelWords } from "@/lib/domain/business-model";
import { formatDate } from "@/lib/domain/format-date";
import { inSentence } from "@/lib/domain/in-sentence";
import type { MetricUnit } from "@/lib/domain/metric";
import { valueText } from "@/lib/domain/number-words";
import type { StudyBoard } from "@/lib/domain/study-resources";

/** The title block of a study: what it is for, by when, who leads it, on which data. */
export function StudyFacts({ board }: { readonly board: StudyBoard }) {
  const { study } = board;
  return (
    <TitleBlock
      items={[
        { term: "Study", detail: study.closedAt === null ? study.name : `${study.name}, closed` },
        { term: "Success", detail: successWords(board) },
        { term: "Business model", detail: businessModelWords[study.businessModel].name },
        { term: "Owner", detail: study.owner?.name ?? "nobody" },
        {
          term: "Dataset",
          detail: `${study.datasetName} v${board.datasetVersion}${board.asOf === null ? "" : `, to ${formatDate(board.asOf)}`}`,
        },
        { term: "Next review", detail: formatDate(study.nextReview) },
      ]}
    />
  );
}

function successWords({ study, currency, successToday }: StudyBoard): string {
  const { successMetric, target, targetDate } = study;
  const by = targetDate === null ? "" : ` by ${formatDate(targetDate)}`;
  const today = successToday === null ? "" : `; today ${successToday}`;
  if (target === null) return `${successMetric.name}${by}${today}`;
  const value = valueText(target, { unit: successMetric.unit as MetricUnit, currency });
  return `${inSentence(successMetric.name)} of ${value}${by}${today}`;
}
