import "server-only";
import type { Actor } from "@/lib/domain/actor";
import { plantedHypotheses, plantedStudy } from "@/lib/sample/planted-study";
import { listSegments } from "@/lib/store/segments";
import { addNewHypothesis, reveal } from "./hypotheses";
import { addNewStudy } from "./studies";
import { moveToStage } from "./study-board";
import { reviewStudy } from "./study-review";

/** The study of the sample: one hypothesis supported and analysed, one not, one without enough data, one that nobody has looked at. */
export async function addSampleStudy(lead: Actor, datasetSlug: string): Promise<void> {
  const study = await addNewStudy(lead, { ...plantedStudy, dataset: datasetSlug, owner: lead.userId });
  const segments = await listSegments(lead.scope);
  const made: string[] = [];
  for (const { segment: name, isShown, ...claim } of plantedHypotheses) {
    const segment = segments.find((one) => one.name === name);
    if (!segment) continue;
    const { id } = await addNewHypothesis(lead, study.id, { ...claim, segment: segment.slug });
    if (isShown) await reveal(lead, id);
    made.push(id);
  }
  await reviewStudy(lead, study.id);
  const [first] = made;
  if (first !== undefined) await moveToStage(lead, first, "analyse");
}
