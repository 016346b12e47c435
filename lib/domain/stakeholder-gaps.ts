import { methodSteps, type StakeholderView, stakeholderTeams } from "./stakeholder";
import { teamWords } from "./stakeholder-words";

/** Who is missing, team by team: nobody named, nobody who is for it at any step yet, or somebody against it. */
export function missingByTeam(all: readonly Pick<StakeholderView, "name" | "team" | "hasLeft" | "steps">[]): string[] {
  return stakeholderTeams.flatMap((team) => {
    if (team === "other") return [];
    const named = all.filter((one) => one.team === team && !one.hasLeft);
    if (named.length === 0) return [`${teamWords[team]}: nobody is named yet.`];
    const against = named.filter((one) => latestWord(one)?.buyIn === "against").map(({ name }) => name);
    const isCarried = named.some((one) => ["for", "champion"].includes(latestWord(one)?.buyIn ?? ""));
    return [
      ...(isCarried ? [] : [`${teamWords[team]}: nobody there is for it yet.`]),
      ...(against.length > 0
        ? [`${teamWords[team]}: ${against.join(" and ")} ${against.length === 1 ? "is" : "are"} against it.`]
        : []),
    ];
  });
}

/** The word given last; of one day, that on the later step. */
export function latestWord({ steps }: Pick<StakeholderView, "steps">): StakeholderView["steps"][number] | undefined {
  return [...steps]
    .filter(({ buyIn }) => buyIn !== "unknown")
    .sort(
      (one, other) => one.on.localeCompare(other.on) || methodSteps.indexOf(one.step) - methodSteps.indexOf(other.step),
    )
    .at(-1);
}

/** Who carries it, and who is against it, in one sentence. */
export function registerHeadline(all: readonly Pick<StakeholderView, "name" | "hasLeft" | "steps">[]): string {
  const here = all.filter(({ hasLeft }) => !hasLeft);
  const count = (words: readonly string[]) =>
    here.filter((one) => words.includes(latestWord(one)?.buyIn ?? "unknown")).length;
  const [carried, against] = [count(["for", "champion"]), count(["against"])];
  if (here.length === 0) return "Nobody who holds a stake is named yet";
  return `${carried} of ${here.length} ${carried === 1 ? "is" : "are"} for it, ${against === 0 ? "nobody" : against} against`;
}
