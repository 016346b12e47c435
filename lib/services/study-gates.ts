import "server-only";
import type { Hypothesis, Stage, VerdictWord } from "@/lib/domain/hypothesis";
import { reasonWords } from "@/lib/domain/sentence";
import { smallestSegment, studyLimits } from "@/lib/domain/study";
import type { GateState } from "@/lib/domain/study-resources";
import type { Possibility } from "./claim-measure";

/** What is known of a hypothesis when it asks to move on. */
export interface GateFacts {
  readonly hypothesis: Pick<Hypothesis, "stage" | "guess" | "revealedAt" | "segmentName">;
  readonly published: { readonly newer: number | null; readonly archived: boolean };
  readonly possibility: Possibility;
  /** Whether exact sizes may be told to this reader. */
  readonly sizesOpen: boolean;
  readonly verdict: VerdictWord | null;
  readonly override: "supported" | "notSupported" | null;
  /** A market size is written for the segment. */
  readonly hasMarket: boolean;
  /** The knock-out rule that the segment fails, by how much; null: it fails none. Undefined where no rule is written, or for this reader. */
  readonly knockout: string | null | undefined;
  /** People on the register of stakeholders. */
  readonly stakeholders: number;
  /** Open hypotheses of the study by column. */
  readonly counts: Readonly<Record<Stage, number>>;
}

/** The column that follows; null for the last one. */
export function nextStage(stage: Stage): "analyse" | "pick" | null {
  return stage === "measure" ? "analyse" : stage === "analyse" ? "pick" : null;
}

/** What has to hold before a hypothesis moves one column on, met or not. */
export function gatesOf(facts: GateFacts): GateState[] {
  const next = nextStage(facts.hypothesis.stage);
  if (next === null) return [];
  return next === "analyse" ? analyseGates(facts) : pickGates(facts);
}

function analyseGates(facts: GateFacts): GateState[] {
  const { hypothesis, counts } = facts;
  const open = counts.measure + counts.analyse + counts.pick;
  return [
    publishedGate(facts),
    sizeGate(facts),
    gate("guess", hypothesis.guess !== null, ["A guess is written", "No guess yet: write what you expect"]),
    gate("revealed", hypothesis.revealedAt !== null, [
      "The number has been shown",
      "The number has not been shown yet",
    ]),
    possibleGate(facts),
    refutedGate(facts),
    gate("enough", open >= studyLimits.fewest, [
      `${open} hypotheses in the study`,
      `${open} of at least ${studyLimits.fewest} hypotheses: write ${studyLimits.fewest - open} more first`,
    ]),
    gate("room", counts.analyse < studyLimits.analysed, [
      `${counts.analyse} of ${studyLimits.analysed} are being analysed`,
      `${studyLimits.analysed} are being analysed, and that is the most: move one back first`,
    ]),
  ];
}

function pickGates(facts: GateFacts): GateState[] {
  const { counts, verdict, override, hasMarket, stakeholders } = facts;
  const said = override ?? verdict;
  return [
    publishedGate(facts),
    gate("verdict", said === "supported", [
      override === "supported" && verdict !== "supported" ? "Supported by a signed word" : "Supported",
      verdict === null
        ? "No verdict yet: have it computed at a review"
        : said === "notSupported"
          ? "Not supported by the data"
          : "Not enough data for a verdict",
    ]),
    gate("market", hasMarket, ["A market size is written", "No market size is written: write one under Market"]),
    ...knockoutGate(facts),
    gate("stakeholders", stakeholders > 0, [
      `${stakeholders} ${stakeholders === 1 ? "stakeholder is" : "stakeholders are"} named`,
      "No stakeholder is named: name one under Stakeholders",
    ]),
    gate("room", counts.pick < studyLimits.picked, [
      "Nothing is picked yet",
      "One is picked already: move it back first",
    ]),
  ];
}

function publishedGate({ hypothesis, published }: GateFacts): GateState {
  const { newer, archived } = published;
  const missing = archived
    ? `${hypothesis.segmentName} is archived: bring it back, or retire the hypothesis`
    : `Definition ${newer} is newer than the one this claim is about: start a new hypothesis`;
  return gate("published", newer === null && !archived, ["The segment is published", missing]);
}

function sizeGate({ possibility, sizesOpen }: GateFacts): GateState {
  const { customers } = possibility;
  const counted = sizesOpen && customers !== null ? `${customers.toLocaleString("en-GB")} customers` : "Its size";
  return gate("size", (customers ?? 0) >= smallestSegment, [
    sizesOpen ? `${counted}, at least ${smallestSegment} wanted` : `At least ${smallestSegment} customers`,
    customers === null ? "Its size is not known" : `Fewer than ${smallestSegment} customers`,
  ]);
}

function possibleGate({ possibility }: GateFacts): GateState {
  const { reason, fault } = possibility;
  const why = fault ?? (reason === null ? "the newest data give none" : reasonWords(reason));
  return gate("possible", possibility.possible, ["A verdict is possible", `No verdict is possible: ${why}`]);
}

/** What the data do not support is not analysed further, unless somebody signed otherwise. */
function refutedGate({ verdict, override }: GateFacts): GateState {
  return gate("verdict", (override ?? verdict) !== "notSupported", [
    verdict === null ? "Nothing speaks against it so far" : "The data do not speak against it",
    "The data do not support it: retire it, or start another claim",
  ]);
}

function knockoutGate({ knockout }: GateFacts): GateState[] {
  if (knockout === undefined) return [];
  return [
    gate("knockout", knockout === null, [
      "Fails no knock-out rule, as far as its figures are known",
      `Fails a knock-out rule: ${knockout}`,
    ]),
  ];
}

function gate(id: GateState["id"], met: boolean, [holds, missing]: readonly [string, string]): GateState {
  return { id, met, sentence: met ? holds : missing };
}
