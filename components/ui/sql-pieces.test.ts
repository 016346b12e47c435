import { describe, expect, it } from "vitest";
import { sqlPieces } from "./sql-pieces";

const keywordsIn = (sql: string) =>
  sqlPieces(sql)
    .filter((piece) => piece.keyword)
    .map((piece) => piece.text);

describe("sqlPieces", () => {
  it("keeps every character in its place", () => {
    const sql = `select "from", 'it''s -- in', a-1 -- where\nfrom t_where where x <> 'or';`;
    expect(
      sqlPieces(sql)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(sql);
  });
  it("sees keywords, not strings, quoted names, comments or parts of names", () => {
    expect(keywordsIn(`select "from", 'it''s or' -- where\nfrom t_where where x IS null`)).toEqual([
      "select",
      "from",
      "where",
      "IS",
      "null",
    ]);
  });
  it("survives an open quote", () => {
    expect(keywordsIn("select 'open from")).toEqual(["select", "from"]);
  });
});
