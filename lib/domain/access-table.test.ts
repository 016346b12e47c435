import { expect, test } from "vitest";
import { type Action, accessTable, actions } from "./access-rows";
import { extentOf, permits, suppressesSmallCells } from "./access-table";
import { jobRoles, levels } from "./actor";

// F full, O own, E own else masked, M masked, V approve, C counts, P published, A ask, p propose, . none.
// Columns: admin, then analyst, executive, product, success, marketing, sales, each as viewer, contributor, editor.
const expected: Readonly<Record<Action, string>> = {
  "members.manage": "     F ... ... ... ... ... ...",
  "tokens.manage": "      F ... ... ... ... ... ...",
  "settings.manage": "    F ... ... ... ... ... ...",
  "audit.read": "         F OOO ... ... ... ... ...",
  "datasets.read": "      F FFF FFF FFF FFF FFF FFF",
  "datasets.build": "     F .pF ... ... ... ... ...",
  "gates.waive": "        F .pF ... ... ... ... ...",
  "versions.delete": "    F ..A ... ... ..A ... ...",
  "rejects.read": "       F MMM ... ... ... ... ...",
  "rows.read": "          F FFF CCC MMM EEE ... ...",
  "kpis.read": "          F FFF FFF FFF FFF PPP PPP",
  "unitEconomics.read": " F FFF FFF FFF ... ... ...",
  "margins.read": "       F FFF FFF ... ... ... ...",
  "segments.read": "      F FFF FFF FFF FFF FFF FFF",
  "segments.draft": "     F .FF ... .FF ... ... ...",
  "segments.edit": "      F .pF ... .pF ... ... ...",
  "segments.publish": "   F ..p .pV ..p ... ... ...",
  "segmentKpis.read": "   F FFF FFF FFF FFF FFF FFF",
  "metrics.read": "       F FFF FFF FFF FFF FFF FFF",
  "sql.read": "           F FFF FFF FFF FFF PPP PPP",
  "command.read": "       F ..M ... ... ..O ... ...",
  "aggregates.export": "  F FFF FFF FFF FFF PPP PPP",
  "rows.export": "        F ..M ... ... ..O ... ...",
  "hypotheses.read": "    F FFF FFF FFF FFF FFF FFF",
  "hypotheses.edit": "    F .pF ... .pF ... ... ...",
  "mixGoal.set": "        F .pF .pF .pF ... ... ...",
  "priorities.read": "    F FFF FFF FFF ... ... ...",
  "priorities.edit": "    F .pF ... .pF ... ... ...",
  "scenarios.keep": "     F .FF ... ... ... ... ...",
  "decisions.read": "     F FFF FFF FFF FFF ... ...",
  "decisions.draft": "    F .FF ... .FF ... ... ...",
  "decisions.answer": "   F .FF .FF .FF .FF ... ...",
  "decisions.take": "     F ..p .pV ..p ... ... ...",
  "roadmap.read": "       F FFF FFF FFF FFF FFF FFF",
  "roadmap.edit": "       F ... ... .pF ... ... ...",
  "feedback.read": "      F FFF FFF FFF FFF FFF FFF",
  "feedback.edit": "      F ... ... .pF .pF ... ...",
  "feedbackText.read": "  F FFF ... MMM EEE ... ...",
  "expectations.read": "  F FFF FFF FFF FFF FFF FFF",
  "expectations.edit": "  F ... ... ... .pF ... ...",
  "artefacts.read": "     F FFF FFF FFF FFF FFF FFF",
  "artefacts.edit": "     F .pF ... .pF .pO ... ...",
  "notes.read": "         F FFF FFF FFF FFF FFF FFF",
  "notes.write": "        F .FF .FF .FF .FF .FF .FF",
  "notes.resolve": "      F .FF .FF .FF .FF ... ...",
  "views.keep": "         F FFF FFF FFF FFF FFF FFF",
  "views.share": "        F .FF .FF .FF .FF .FF .FF",
};

const letters = {
  full: "F",
  own: "O",
  ownElseMasked: "E",
  masked: "M",
  approve: "V",
  counts: "C",
  published: "P",
  ask: "A",
  propose: "p",
  none: ".",
};

const columns = ["analyst", "executive", "product", "success", "marketing", "sales"] as const;

test.each(actions)("%s reaches as far as written here, for each role and level", (action) => {
  const [admin = "", ...roles] = expected[action].trim().split(" ");
  for (const role of jobRoles) {
    const column = roles[columns.indexOf(role)] ?? "";
    for (const level of levels) {
      const letter = level === "admin" ? admin : column.charAt(levels.indexOf(level));
      expect(letters[extentOf(role, level, action)], `${role} ${level}`).toBe(letter);
      expect(permits(role, level, action), `${role} ${level}`).toBe("FOEMV".includes(letter));
    }
  }
});

test("what is unknown is refused", () => {
  const [role, level, action] = ["owner", "root", "members.destroy"] as unknown as ["sales", "editor", Action];
  expect(permits(role, "admin", "metrics.read")).toBe(false);
  expect(permits("analyst", level, "metrics.read")).toBe(false);
  expect(permits("analyst", "admin", action)).toBe(false);
  expect(permits("analyst", "admin", "constructor" as Action)).toBe(false);
});

test("every row says in a sentence what it allows", () => {
  for (const action of actions) expect(accessTable[action].sentence).toMatch(/^[a-z].{10,}[^.]$/);
});

test("small groups are hidden from all but admins and analysts", () => {
  for (const role of jobRoles) {
    for (const level of levels) {
      expect(suppressesSmallCells(role, level)).toBe(level !== "admin" && role !== "analyst");
    }
  }
});
