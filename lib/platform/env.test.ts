import path from "node:path";
import { expect, test } from "vitest";
import { environment } from "./env";

test("with nothing set the server is local and keeps its data beside the program", () => {
  expect(environment({})).toEqual({
    dataFolder: path.resolve(".tessera"),
    databaseUrl: null,
    host: "127.0.0.1",
    port: 3000,
    publicUrl: null,
    trustedProxies: 0,
    listensOnLoopback: true,
    isProduction: false,
  });
});

test.each([
  [{ TESSERA_HOST: "::1" }, true],
  [{ TESSERA_HOST: "localhost" }, true],
  [{ TESSERA_HOST: "0.0.0.0" }, false],
  [{ TESSERA_HOST: "127.0.0.1.example.com" }, false],
  [{ TESSERA_HOST: "127.0.0.1", TESSERA_TRUSTED_PROXY: "1" }, false],
])("%o is reachable by this machine alone: %s", (given, expected) => {
  expect(environment(given).listensOnLoopback).toBe(expected);
});

test("an empty variable counts as not set, an unusable one is named without its value", () => {
  expect(environment({ DATABASE_URL: "", PORT: "8080" })).toMatchObject({ databaseUrl: null, port: 8080 });
  expect(() => environment({ DATABASE_URL: "mysql://secret@host/db", PORT: "80800" })).toThrow(
    "The setting DATABASE_URL, PORT cannot be used.",
  );
});
