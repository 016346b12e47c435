import { expect, test } from "vitest";
import { intersectionRule, type OverlapView, overlapHeadline, severalRule } from "./overlap";
import { overlapAdvice } from "./overlap-advice";
import { ruleSchema } from "./rule";
import { ruleConditions, ruleNodes } from "./rule-nodes";

type Partition = OverlapView["partition"];

function headline(names: readonly string[], partition: Partial<Partition>, faults: readonly string[] = []): string {
  const segments = [...names, ...faults].map((name) => ({
    ref: `${name}@1`,
    name,
    code: "A",
    definition: 1,
    size: 30,
    share: 0.3,
    fault: faults.includes(name) ? "This version has no column x." : null,
  }));
  const whole: Partition = { exclusive: true, exhaustive: true, inSeveral: 0, inNone: 0, most: 1, ...partition };
  return overlapHeadline({ segments, partition: whole } as OverlapView);
}

test("the finding in one sentence", () => {
  expect(headline(["A", "B", "C"], {})).toBe("The three segments share no customer and cover everyone");
  expect(headline(["A", "B"], { exhaustive: false, inNone: 1312 })).toBe(
    "The two segments share no customer; 1,312 customers are in none",
  );
  expect(headline(["A", "B"], { exclusive: false, inSeveral: 214, most: 2 })).toBe(
    "214 customers are in two segments; everyone is in at least one",
  );
  const loose = { exclusive: false, inSeveral: 214, most: 3, exhaustive: false, inNone: 1 };
  expect(headline(["A", "B", "C"], loose)).toBe("214 customers are in more than one segment; one is in none");
  expect(headline(["A", "B"], { exclusive: false, inSeveral: null, most: 2, exhaustive: false, inNone: null })).toBe(
    "Fewer than five customers are in two segments; fewer than five are in none",
  );
  expect(headline(["A"], { exhaustive: false })).toBe("A holds 30.0\u202f% of the customers");
  expect(headline(["A"], {})).toBe("A holds every customer");
  expect(headline([], {}, ["gone"])).toBe("None of these segments can be told in this version");
});

test("rules for those of a combination, and of more than one segment", () => {
  const all = ["a@1", "b@2", "c"];
  expect(intersectionRule(["a@1", "c"], all)).toEqual({
    kind: "all",
    rules: [
      { kind: "segment", segment: "a", version: 1, op: "isIn" },
      { kind: "segment", segment: "c", op: "isIn" },
      { kind: "none", rules: [{ kind: "segment", segment: "b", version: 2, op: "isIn" }] },
    ],
  });
  expect(intersectionRule([], ["a@1"])).toEqual({
    kind: "all",
    rules: [{ kind: "none", rules: [{ kind: "segment", segment: "a", version: 1, op: "isIn" }] }],
  });
  const several = severalRule(all);
  expect(several && ruleConditions(several).length).toBe(2 + 3);
  expect(ruleSchema.safeParse(several).success).toBe(true);
  // 16 segments are 15 groups of 3 nodes and 105 + 15 conditions at most: still a rule; 40 are not.
  const many = (count: number) => severalRule(Array.from({ length: count }, (_, at) => `s${at}@1`));
  expect(ruleNodes(many(16) ?? { kind: "any", rules: [] }).length).toBeLessThanOrEqual(200);
  expect(many(40)).toBeNull();
});

test("advice: merge, same, contained, outside its parent, empty", () => {
  const segment = (slug: string, size: number) => ({ ref: `${slug}@1`, slug, name: slug.toUpperCase(), size });
  const advice = (pairs: [string, string, number][], parents: [string, string][] = []) =>
    overlapAdvice({
      segments: [segment("a", 100), segment("b", 95), segment("c", 10), segment("d", 0)],
      pairs: pairs.map(([a, b, count]) => ({ a: `${a}@1`, b: `${b}@1`, count })),
      parents: new Map(parents),
      shown: (count) => count,
    });
  const none = {
    kind: "empty",
    segments: ["d@1"],
    sentence: "D holds nobody in this version: change its rule, or archive it.",
  };
  // 90 of 105 are in both: 0.857; 86 of 109: 0.789.
  expect(advice([["a", "b", 90]])).toEqual([
    none,
    {
      kind: "merge",
      segments: ["a@1", "b@1"],
      sentence: "A and B share more than four fifths of their customers: think of merging them.",
    },
  ]);
  expect(advice([["a", "b", 86]])).toEqual([none]);
  expect(advice([["a", "c", 10]])[1]?.sentence).toBe(
    "Everyone in C is also in A: place it under A, or let A leave it out.",
  );
  expect(advice([["a", "c", 10]], [["c", "a"]])).toEqual([none]);
  expect(advice([["a", "c", 7]], [["c", "a"]])[1]).toMatchObject({
    kind: "outside",
    sentence: "C stands under A, but 3 of its customers are not in A: narrow its rule, or place it elsewhere.",
  });
  const twin = overlapAdvice({
    segments: [segment("a", 9), segment("b", 9)],
    pairs: [{ a: "a@1", b: "b@1", count: 9 }],
    parents: new Map(),
    shown: () => null,
  });
  expect(twin.map(({ kind }) => kind)).toEqual(["same"]);
});
