import { KeepScenario } from "@/components/priority/keep-scenario";
import { ScenarioList } from "@/components/priority/scenario-list";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { ImpactView } from "@/lib/domain/impact";
import { questionWords } from "@/lib/domain/impact-words";
import { impactHref } from "@/lib/domain/priority-address";
import { savedScenarios } from "@/lib/services/scenarios";

interface KeptScenariosProps {
  readonly actor: Actor;
  readonly place: { readonly dataset: string; readonly version: number };
  /** The scenario of the page; null where it cannot be worked out. */
  readonly view: ImpactView | null;
  readonly segments: readonly { readonly ref: string; readonly name: string }[];
}

/** The scenarios that the team keeps, and the button that keeps the one of the page. */
export async function KeptScenarios({ actor, place, view, segments }: KeptScenariosProps) {
  const { slug } = actor.workspace;
  const kept = await savedScenarios(actor, place.dataset);
  const mayKeep = may(actor, "scenarios.keep");
  const nameOf = (ref: string) => {
    const [segment = ""] = ref.split("@");
    return segments.find((one) => one.ref.startsWith(`${segment}@`))?.name ?? segment;
  };
  return (
    <Figure
      id="kept"
      title={kept.length === 0 ? "No scenario is kept yet" : "Scenarios to set side by side"}
      lede="A kept scenario is worked out anew on each version of the data; the newest stands on the executive's home."
      actions={
        mayKeep && view ? (
          <KeepScenario
            workspace={slug}
            place={place}
            question={view.question}
            words={questionWords(view.question, view.segment.name)}
          />
        ) : undefined
      }
    >
      {kept.length === 0 ? (
        <Empty title="Nothing to compare yet">
          {mayKeep
            ? "Keep the scenario above under a name, vary it, keep that too, and set both side by side."
            : "An analyst keeps scenarios here, to set them side by side."}
        </Empty>
      ) : (
        <ScenarioList
          workspace={slug}
          place={place}
          scenarios={kept.map((one) => ({
            ...one,
            words: questionWords(one.question, nameOf(one.question.segment)),
            href: impactHref(slug, place, one.question),
          }))}
          mayDelete={mayKeep}
        />
      )}
    </Figure>
  );
}
