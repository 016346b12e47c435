import { expect, test } from "vitest";
import { commandOf } from "./key-map";

const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

test.each([
  ["ArrowUp", { altKey: true }, { move: "up" }],
  ["ArrowDown", { altKey: true }, { move: "down" }],
  ["ArrowRight", { altKey: true }, { move: "in" }],
  ["ArrowLeft", { altKey: true }, { move: "out" }],
  ["z", { ctrlKey: true }, { step: "undo" }],
  ["z", { metaKey: true }, { step: "undo" }],
  ["Z", { ctrlKey: true, shiftKey: true }, { step: "redo" }],
  ["y", { ctrlKey: true }, { step: "redo" }],
  ["ArrowUp", {}, null],
  ["ArrowUp", { altKey: true, ctrlKey: true }, null],
  ["ArrowLeft", { altKey: true, shiftKey: true }, null],
  ["z", {}, null],
  ["z", { altKey: true, ctrlKey: true }, null],
  ["y", { metaKey: true }, null],
  ["a", { altKey: true }, null],
])("%s with %o", (key, held, command) => {
  expect(commandOf({ ...none, ...held, key })).toEqual(command);
});
