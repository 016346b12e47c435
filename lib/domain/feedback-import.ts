import type { Feedback } from "./feedback";
import { cellReader } from "./import-cells";
import type { ImportFault } from "./list-import";
import { broken, type ReadFile } from "./roadmap-import";

export type ImportedVoice = Pick<Feedback, "customerId" | "quote" | "theme" | "source" | "saidOn">;

export interface ImportedFeedback {
  readonly voices: readonly ImportedVoice[];
  readonly faults: readonly ImportFault[];
  readonly left: number;
}

/** Whom the column of customers means to who imports; `reason`: what is wrong with a row that means nobody. */
export interface ImportedCustomers {
  readonly idOf: (given: string) => string | undefined;
  readonly reason: string;
}

const asWritten: ImportedCustomers = { idOf: (given) => given, reason: "is empty" };

/** Things said from the rows of a file; rows with a fault are left out. */
export function importedFeedback(read: ReadFile, { idOf, reason }: ImportedCustomers = asWritten): ImportedFeedback {
  const faults: ImportFault[] = [];
  const reader = cellReader(read, faults);
  const voices: ImportedVoice[] = [];
  for (const record of read.records) {
    const cells = reader(record);
    const customer = cells.required("customer", 200);
    const customerId = idOf(customer);
    if (customerId === undefined && !cells.isBad) cells.fault("customer", reason);
    const voice = {
      customerId: customerId ?? customer,
      quote: cells.required("quote", 4000),
      theme: cells.required("theme", 80).replaceAll(/\s+/g, " "),
      source: cells.text("source", 80) ?? "import",
      saidOn: cells.day("saidOn"),
    };
    if (voice.saidOn === null && !cells.isBad) cells.fault("saidOn", "is empty");
    if (!cells.isBad && voice.saidOn !== null) voices.push({ ...voice, saidOn: voice.saidOn });
  }
  return { voices, faults: [...read.cut, ...faults], left: read.records.length - voices.length + broken(read) };
}
