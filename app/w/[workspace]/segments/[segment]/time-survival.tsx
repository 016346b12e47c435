import { StayTable } from "@/components/survival/stay-table";
import { SurvivalFigure } from "@/components/survival/survival-figure";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { AppError } from "@/lib/domain/app-error";
import { survivalHeadline } from "@/lib/domain/survival-headline";
import { type SegmentSurvivalProps, segmentSurvival } from "./segment-survival";

/** How long a segment stays over the months of life, with its median and mean beside those of the rest. */
export async function TimeSurvival(props: SegmentSurvivalProps) {
  const { view, href } = await segmentSurvival(props);
  if (view instanceof AppError)
    return (
      <Figure title="How long it stays cannot be told on this version">
        <Empty title={view.sentence} />
      </Figure>
    );
  return (
    <>
      <SurvivalFigure
        view={view}
        title={survivalHeadline(view)}
        actions={
          <ButtonLink size="small" href={href}>
            Survival in full
          </ButtonLink>
        }
      />
      <Figure title="How long they stay" lede="Each reading with its 95 % interval." plain>
        <StayTable view={view} />
        {[...view.warnings, ...(view.history ? [view.history.sentence] : []), ...view.notes].map((note) => (
          <Remark key={note}>{note}</Remark>
        ))}
      </Figure>
    </>
  );
}
