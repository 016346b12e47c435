import { SurvivalFigure } from "@/components/survival/survival-figure";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { AppError } from "@/lib/domain/app-error";
import { survivalHeadline } from "@/lib/domain/survival-headline";
import { type SegmentSurvivalProps, segmentSurvival } from "./segment-survival";

/** How long a segment stays, beside everybody else. */
export async function OverviewSurvival(props: SegmentSurvivalProps) {
  const { view, href } = await segmentSurvival(props);
  if (view instanceof AppError)
    return (
      <Figure title="How long it stays cannot be told on this version">
        <Empty title={view.sentence} />
      </Figure>
    );
  const leaks = view.groups.some(({ retention }) => retention?.reason === "leak");
  return (
    <SurvivalFigure
      view={view}
      title={survivalHeadline(view)}
      notes={leaks ? view.notes : []}
      actions={
        <ButtonLink size="small" href={href}>
          Survival in full
        </ButtonLink>
      }
    />
  );
}
