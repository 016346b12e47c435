import { describe, expect, test } from "vitest";
import { type Rule, ruleSchema } from "./rule";
import { editRule, type MoveWay, type RuleEdit } from "./rule-edits";
import { edited, historyOf, mostSteps, type RuleHistory, stepped } from "./rule-history";
import { heightOf, lineName, placedNodes, type RuleTree, ruleOf, treeOf, trimmedRule } from "./rule-tree";

const trade = is("Trade");
const size = is("Size");
const left = is("Left");

/** all [ Trade, any [ Size, Left ] ] lies on the desk as n1 [ n2, n3 [ n4, n5 ] ]. */
const nested: Rule = { kind: "all", rules: [trade, { kind: "any", rules: [size, left] }] };

describe("a tree of ids over a rule", () => {
  test("numbers nodes in reading order and gives the rule back", () => {
    const tree = treeOf(nested);
    expect(placedNodes(tree.root).map(({ node }) => node.id)).toEqual(["n1", "n2", "n3", "n4", "n5"]);
    expect(tree.nextId).toBe(6);
    expect(ruleOf(tree.root)).toEqual(nested);
  });

  test("a lone condition gets a group around it", () => {
    expect(ruleOf(treeOf(trade).root)).toEqual({ kind: "all", rules: [trade] });
  });

  test("names each line by its place", () => {
    const names = placedNodes(treeOf(nested).root).map(lineName);
    expect(names).toEqual([
      "The whole rule, all of these",
      "Condition 1 of 2 in all of these",
      "Group, any of these, 2 of 2 in all of these",
      "Condition 1 of 2 in any of these",
      "Condition 2 of 2 in any of these",
    ]);
  });

  test("without what is refused, empty groups go too, and paths lead to the ids of what stays", () => {
    const { root } = treeOf({
      kind: "all",
      rules: [{ kind: "any", rules: [left] }, trade, { kind: "none", rules: [size] }],
    });
    const kept = trimmedRule(root, ({ condition }) => condition !== left);
    expect(kept.rule).toEqual({ kind: "all", rules: [trade, { kind: "none", rules: [size] }] });
    expect(Object.fromEntries(kept.ids)).toEqual({ "": "n1", "0": "n4", "1": "n5", "1.0": "n6" });
    expect(trimmedRule(root, () => false).rule).toEqual({ kind: "all", rules: [] });
  });
});

describe("one edit", () => {
  test("adds a condition after a condition, and at the end of a group", () => {
    expect(resulting({ do: "addCondition", to: "n2", condition: left })).toEqual(all(trade, left, any(size, left)));
    expect(resulting({ do: "addCondition", to: "n3", condition: trade })).toEqual(all(trade, any(size, left, trade)));
    expect(resulting({ do: "addGroup", to: "n1" })).toEqual(all(trade, any(size, left), any()));
  });

  test("removes a line and goes on with the next, else the one before, else the group", () => {
    expect(outcome({ do: "remove", node: "n4" })).toMatchObject({ focus: "n5" });
    expect(outcome({ do: "remove", node: "n5" })).toMatchObject({ focus: "n4" });
    const one = editRule(treeOf(nested), { do: "remove", node: "n4" }).tree;
    expect(editRule(one, { do: "remove", node: "n5" })).toMatchObject({ focus: "n3", refused: false });
    expect(resulting({ do: "remove", node: "n3" })).toEqual(all(trade));
  });

  test.each<[string, MoveWay, Rule | RegExp]>([
    ["n3", "up", all(any(size, left), trade)],
    ["n4", "down", all(trade, any(left, size))],
    ["n2", "in", all(any(trade, size, left))],
    ["n5", "out", all(trade, any(size), left)],
    ["n2", "up", /first of its group/],
    ["n3", "down", /last of its group/],
    ["n2", "out", /already stands in the outermost/],
    ["n4", "in", /No group stands directly above or below/],
    ["n1", "up", /outermost group cannot be moved/],
  ])("moves %s %s", (node, way, expected) => {
    const done = outcome({ do: "move", node, way });
    expect(done.focus).toBe(node);
    if (expected instanceof RegExp)
      expect(done).toMatchObject({ refused: true, said: expect.stringMatching(expected) });
    else expect(ruleOf(done.tree.root)).toEqual(expected);
  });

  test("moves in at the end of the group above, before a group below", () => {
    const between = treeOf(all(any(size), trade, any(left)));
    expect(ruleOf(editRule(between, { do: "move", node: "n4", way: "in" }).tree.root)).toEqual(
      all(any(size, trade), any(left)),
    );
  });

  test("says where a moved line stands now", () => {
    expect(outcome({ do: "move", node: "n4", way: "down" }).said).toBe("Moved: Condition 2 of 2 in any of these.");
  });

  test("wraps a line, the outermost group too, and takes groups apart", () => {
    expect(resulting({ do: "wrap", node: "n2" })).toEqual(all(all(trade), any(size, left)));
    const whole = editRule(treeOf(nested), { do: "wrap", node: "n1" });
    expect(ruleOf(whole.tree.root)).toEqual(all(nested));
    expect(ruleOf(editRule(whole.tree, { do: "unwrap", node: whole.focus }).tree.root)).toEqual(nested);
    expect(resulting({ do: "unwrap", node: "n3" })).toEqual(all(trade, size, left));
    expect(outcome({ do: "unwrap", node: "n1" })).toMatchObject({ refused: true });
    expect(outcome({ do: "unwrap", node: "n2" })).toMatchObject({ refused: true });
  });

  test("doubles a group with ids of its own", () => {
    const { tree } = outcome({ do: "duplicate", node: "n3" });
    expect(ruleOf(tree.root)).toEqual(all(trade, any(size, left), any(size, left)));
    expect(new Set(placedNodes(tree.root).map(({ node }) => node.id)).size).toBe(8);
  });

  test("combines otherwise, and takes another condition in the place of one", () => {
    expect(resulting({ do: "setKind", node: "n3", kind: "none" })).toEqual(
      all(trade, { kind: "none", rules: [size, left] }),
    );
    expect(resulting({ do: "setCondition", node: "n2", condition: left })).toEqual(all(left, any(size, left)));
  });

  test("leaves the outermost group where it is, and says so", () => {
    expect(outcome({ do: "remove", node: "n1" })).toMatchObject({
      refused: true,
      said: expect.stringMatching(/outermost/),
    });
    expect(outcome({ do: "duplicate", node: "n1" })).toMatchObject({ refused: true });
    expect(outcome({ do: "remove", node: "n99" })).toMatchObject({
      refused: true,
      said: expect.stringMatching(/no longer part/),
    });
  });
});

describe("the limits of a rule", () => {
  test("the two hundredth node may be added, the next not", () => {
    const wide = treeOf({ kind: "all", rules: Array.from({ length: 198 }, () => trade) });
    const full = editRule(wide, { do: "addCondition", to: "n1", condition: left });
    expect(full.refused).toBe(false);
    expect(editRule(full.tree, { do: "duplicate", node: "n2" })).toMatchObject({
      refused: true,
      said: "A rule has at most 200 groups and conditions. Split it into segments, and name one in the other.",
      tree: full.tree,
    });
    expect(editRule(full.tree, { do: "remove", node: "n2" }).refused).toBe(false);
  });

  test("eight levels stand, a ninth does not, by wrapping, adding or moving in", () => {
    const deep = treeOf({ kind: "all", rules: [trade, deeper(6)] });
    expect(heightOf(deep.root)).toBe(8);
    const innermost = placedNodes(deep.root).find(({ depth }) => depth === 8)?.node.id ?? "";
    expect(editRule(deep, { do: "wrap", node: innermost })).toMatchObject({
      refused: true,
      said: expect.stringMatching(/8 levels deep/),
    });
    const grouped = editRule(treeOf({ kind: "all", rules: [all(trade), deeper(6)] }), {
      do: "move",
      node: "n4",
      way: "in",
    });
    expect(grouped).toMatchObject({ refused: true, said: expect.stringMatching(/8 levels deep/) });
  });
});

describe("undo", () => {
  test("takes edits back one by one and makes them again", () => {
    const one = edited(historyOf(nested), { do: "remove", node: "n3" }).history;
    const two = edited(one, { do: "remove", node: "n2" }).history;
    const back = stepped(two, "undo");
    expect(rule(back.history)).toEqual(all(trade));
    expect(rule(stepped(back.history, "undo").history)).toEqual(nested);
    expect(rule(stepped(back.history, "redo").history)).toEqual(all());
    expect(stepped(historyOf(nested), "undo")).toMatchObject({ refused: true, said: "There is nothing to undo." });
  });

  test("a new edit after an undo leaves nothing to redo", () => {
    const undone = stepped(edited(historyOf(nested), { do: "remove", node: "n3" }).history, "undo").history;
    const other = edited(undone, { do: "remove", node: "n2" }).history;
    expect(stepped(other, "redo").refused).toBe(true);
  });

  test("what is typed in one control is one step", () => {
    let history = historyOf(nested);
    for (const text of ["s", "sc", "sch"])
      history = edited(history, { do: "setCondition", node: "n2", condition: contains(text) }, "n2.text").history;
    expect(history.past).toHaveLength(1);
    expect(rule(stepped(history, "undo").history)).toEqual(nested);
    const other = edited(history, { do: "setCondition", node: "n4", condition: contains("x") }, "n4.text").history;
    expect(other.past).toHaveLength(2);
  });

  test("keeps the last thousand steps", () => {
    let history = historyOf(nested);
    for (let step = 0; step < mostSteps + 5; step += 1)
      history = edited(history, { do: "setKind", node: "n3", kind: step % 2 ? "any" : "none" }).history;
    expect(history.past).toHaveLength(mostSteps);
  });

  test("takes 300 random edits of 20 trees back to where they began; each tree on the way is a rule within the limits", () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const draw = drawn(seed);
      let history = historyOf(nested);
      const first = history.tree;
      for (let step = 0; step < 300; step += 1) {
        const next = edited(history, randomEdit(history.tree, draw)).history;
        history = draw(10) === 0 ? stepped(next, "undo").history : next;
        const nodes = placedNodes(history.tree.root);
        expect(new Set(nodes.map(({ node }) => node.id)).size).toBe(nodes.length);
        if (step % 25 === 0) expect(ruleSchema.safeParse(rule(history)).error).toBeUndefined();
      }
      while (history.past.length > 0) history = stepped(history, "undo").history;
      expect(history.tree.root).toEqual(first.root);
    }
  });
});

function randomEdit(tree: RuleTree, draw: (below: number) => number): RuleEdit {
  const nodes = placedNodes(tree.root).map(({ node }) => node.id);
  const node = nodes[draw(nodes.length)] ?? "n1";
  const ways = ["up", "down", "in", "out"] as const;
  const edits: readonly RuleEdit[] = [
    { do: "addCondition", to: node, condition: trade },
    { do: "addGroup", to: node },
    { do: "remove", node },
    { do: "duplicate", node },
    { do: "wrap", node },
    { do: "unwrap", node },
    { do: "move", node, way: ways[draw(4)] ?? "up" },
    { do: "setKind", node, kind: "none" },
    { do: "setCondition", node, condition: left },
  ];
  return edits[draw(edits.length)] ?? { do: "remove", node };
}

/** Whole numbers from 0 up to a bound, the same for the same seed (Lehmer, modulus 2^31 - 1). */
function drawn(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function outcome(edit: RuleEdit) {
  const done = editRule(treeOf(nested), edit);
  return { ...done, said: done.said };
}

function resulting(edit: RuleEdit): Rule {
  return ruleOf(outcome(edit).tree.root);
}

function rule(history: RuleHistory): Rule {
  return ruleOf(history.tree.root);
}

function all(...rules: Rule[]): Rule {
  return { kind: "all", rules };
}

function any(...rules: Rule[]): Rule {
  return { kind: "any", rules };
}

function deeper(groups: number): Rule {
  return groups === 0 ? trade : { kind: "all", rules: [deeper(groups - 1)] };
}

function is(name: string) {
  return { kind: "column", column: `customers.${name}`, test: { op: "isFilled" } } as const;
}

function contains(text: string) {
  return { kind: "column", column: "customers.Trade", test: { op: "contains", text } } as const;
}
