import { expect, test } from "vitest";
import { cutAtMentions, mentionsIn, withNames, withTokens } from "./note-mentions";

const ann = { id: "a".repeat(26), name: "Ann" };
const anna = { id: "b".repeat(26), name: "Ann (a+b@x.example)" };
const people = [ann, anna];

test("names become tokens and come back, the longer name first and no name as a part of a word", () => {
  const text = "@Ann (a+b@x.example) and @Ann, not @Anna nor @ann";
  const body = `@{${anna.id}} and @{${ann.id}}, not @Anna nor @ann`;
  expect(withTokens(text, people)).toBe(body);
  expect(withNames(body, people)).toBe(text);
  expect(mentionsIn(`${body} @{${ann.id}}`)).toEqual([anna.id, ann.id]);
});

test("a text is cut at its mentions and nothing of it is lost", () => {
  const body = `@{${ann.id}} a @{short} b@{${anna.id}}`;
  const parts = cutAtMentions(body);
  expect(parts.map(({ text }) => text).join("")).toBe(body);
  expect(parts.map(({ id }) => id)).toEqual([ann.id, null, anna.id]);
  expect(cutAtMentions("")).toEqual([]);
  expect(withNames(body, [])).toBe("@somebody who left a @{short} b@somebody who left");
});
