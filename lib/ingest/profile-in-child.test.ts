import { describe, expect, it } from "vitest";
import type { ColumnProfile } from "@/lib/domain/file-profile";
import { profileTexts } from "@/lib/testing/ingest-texts";

async function columns(text: string): Promise<Record<string, ColumnProfile>> {
  const [file] = await profileTexts({ "x.csv": text });
  return Object.fromEntries((file?.profile.columns ?? []).map((column) => [column.header, column]));
}

describe("types over all values", () => {
  it("tells day from month by every value, and says when it cannot", async () => {
    const found = await columns(
      "when,other,third\n01/02/2024,01/02/2024,2024-01-02\n03/25/2024,03/04/2024,2024-02-30\n05/06/2024,05/06/2024,2024-01-05\n",
    );
    expect(found.when).toMatchObject({
      type: "date",
      format: { datePattern: "%m/%d/%Y" },
      minimum: "01/02/2024",
      maximum: "05/06/2024",
    });
    expect(found.when?.typeReason).toBe("all 3 values are dates written month, day, year");
    expect(found.other?.typeReason).toContain("they could also be dates written day, month, year: please check");
    expect(found.third?.type).toBe("text");
  });
  it("finds European day order in the last record alone", async () => {
    const rows = Array.from({ length: 3000 }, () => "01/02/2024").join("\n");
    const { when } = await columns(`when\n${rows}\n31/01/2024\n`);
    expect(when).toMatchObject({
      type: "date",
      format: { datePattern: "%d/%m/%Y" },
      misfits: 0,
      rows: 3001,
      distinct: 2,
    });
  });
  it("keeps a column text when one value among thousands has a leading zero", async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => `${n + 1}`).join("\n");
    const { number } = await columns(`number,x\n${rows.replaceAll("\n", ",a\n")},a\n007,a\n`);
    expect(number).toMatchObject({
      type: "text",
      typeReason: "some values have leading zeros, so they are kept as written",
    });
  });
  it("knows numbers by their marks, amounts by header or sign, and flags by their two words", async () => {
    const found = await columns(
      'a;price;b;c;fee;is_open;count;ok\n1.234,5;"1.000,00";1;1,5;$5;1;0;Ja\n2;"2,50";2;2,25;$7;0;1;Nein\n',
    );
    expect(found.a).toMatchObject({ type: "number", format: { decimal: ",", thousands: "." } });
    expect(found.price).toMatchObject({ type: "money", format: { decimal: ",", thousands: "." } });
    expect(found.b).toMatchObject({ type: "number", format: { decimal: "." } });
    expect(found.c).toMatchObject({ type: "number", format: { decimal: "," } });
    expect(found.fee).toMatchObject({ type: "money" });
    expect(found.is_open).toMatchObject({ type: "yesNo", format: { yesWords: ["1"], noWords: ["0"] } });
    expect(found.count?.type).toBe("number");
    expect(found.ok).toMatchObject({ type: "yesNo", format: { yesWords: ["Ja"], noWords: ["Nein"] } });
  });
  it("counts empties, distinct values, misfits and bins", async () => {
    const rows = Array.from({ length: 100 }, (_, n) => `${n},x`).join("\n");
    const { points: value } = await columns(`points,k\n${rows}\n,x\nNULL,x\nn.a.,x\n`);
    expect(value).toMatchObject({
      type: "number",
      rows: 103,
      empty: 2,
      distinct: 101,
      misfits: 1,
      minimum: "0",
      maximum: "99",
    });
    expect(value?.misfitExamples).toEqual([{ record: 103, value: "n.a." }]);
    expect(value?.quantiles).toEqual([19, 39, 59, 79]);
    expect(value?.histogram).toHaveLength(20);
    expect(value?.histogram.reduce((sum, bin) => sum + bin.count, 0)).toBe(100);
    expect(value?.histogram[0]).toEqual({ from: "0", to: "4.95", count: 5 });
  });
  it("proposes who may see a column", async () => {
    const found = await columns(
      "email,Phone,gender,comments,contact,company\na@b.de,+49 30 1234567,f,hi,c@d.org,Acme\ne@f.de,+49 30 7654321,m,ho,g@h.org,Bolt\n",
    );
    expect(Object.values(found).map((column) => column.privacy)).toEqual([
      "personal",
      "personal",
      "sensitive",
      "freeText",
      "personal",
      "none",
    ]);
    expect(found.contact?.privacyReason).toBe("the values look like e-mail addresses");
  });
});
