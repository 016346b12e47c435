import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import {
  type RetentionState,
  retentionCellHref,
  retentionHref,
  retentionQuestionOf,
} from "@/lib/domain/retention-address";
import { retention } from "@/lib/services/retention";
import { TriangleFigure } from "../../../compare/cohorts/triangle-figure";
import { refusal } from "../../../page-actor";

export interface TimeCohortsProps {
  readonly actor: Actor;
  readonly dataset: string;
  readonly version: number;
  /** The definition, `agencies@7`. */
  readonly segment: string;
}

/** The triangle of a segment: its customers by quarter of the first payment, and which share of them pays later. */
export async function TimeCohorts({ actor, dataset, version, segment }: TimeCohortsProps) {
  const question = retentionQuestionOf({ segment: [segment] });
  const view = await retention(actor, { dataset, version: String(version) }, { question }).catch(refusal);
  if (view instanceof AppError) return <None sentence={view.sentence} />;
  const group = view.groups[0];
  if (!group?.triangle) return <None sentence={group?.sentence ?? "Nobody of it has entered yet."} />;
  const { slug } = actor.workspace;
  const state: RetentionState = { dataset, version, question, arrangement: "age", age: null, open: group.key };
  const mayList = may(actor, "rows.read");
  return (
    <TriangleFigure
      view={view}
      triangle={group.triangle}
      name={null}
      byCalendar={false}
      cellHref={(cohort, age) =>
        mayList ? retentionCellHref(slug, state, { cohort: cohort.from, age, group: group.key }) : null
      }
      actions={
        <ButtonLink size="small" href={retentionHref(slug, state)}>
          Cohorts in full
        </ButtonLink>
      }
    />
  );
}

function None({ sentence }: { readonly sentence: string }) {
  return (
    <Figure title="Cohorts cannot be told on this version">
      <Empty title={sentence} />
    </Figure>
  );
}
