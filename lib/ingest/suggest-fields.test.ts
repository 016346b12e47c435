import { expect, test } from "vitest";
import { profileTexts } from "@/lib/testing/ingest-texts";
import { proposeRecipe } from "./propose-recipe";

const starts = ["Eintrittsdatum", "Kunde seit", "Vertragsbeginn", "Beginn", "Customer since", "sign-up date"];
const ends = ["Kündigungsdatum", "Austritt", "Vertragsende", "Gekündigt zum", "Cancelation date", "Termination date"];

test.each([...starts.map((header) => [header, "started_on"]), ...ends.map((header) => [header, "churned_on"])])(
  "%s is %s",
  async (header, field) => {
    const text = `Kundennummer;${header};Monatsumsatz (€)\nK1;01.02.2024;12,50\nK2;31.03.2024;9,00\nK3;;7,25\n`;
    const files = await profileTexts({ "kunden.csv": text });
    const recipe = proposeRecipe(files);
    expect(recipe.sources[0]?.columns[1]?.targets).toEqual([{ table: "customers", field }]);
    expect(recipe.currency).toBe("EUR");
  },
);
