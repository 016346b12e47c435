import { expect, test } from "vitest";
import { ownAddress } from "./own-address";

test.each([
  ["/w/quarry/compare?by=a%20b&x=1#top", "/w/quarry/compare?by=a%20b&x=1#top"],
  ["/w/../join/x", "/join/x"],
  [undefined, "/"],
  [["/a", "/b"], "/"],
  ["", "/"],
  ["/\t/evil.example/x", "/"],
  ["/\n\\evil.example/x", "/"],
  ["//evil.example/x", "/"],
  ["/\\evil.example", "/"],
  ["/.//evil.example/x", "/"],
  ["/a/..//evil.example/x", "/"],
  ["https://evil.example/x", "/"],
  ["https:evil.example", "/evil.example"],
  ["javascript:alert(1)", "/"],
  ["//[", "/"],
])("%j opens %s after signing in", (given, opened) => {
  expect(ownAddress(given)).toBe(opened);
});
