import "server-only";
import type { Scope } from "@/lib/domain/actor";
import type { ClaimSource, ExpectationTopic, GapStatus, ServiceClaim } from "@/lib/domain/expectation";
import type { SegmentCode } from "@/lib/sample/halden";
import { saveExpectation } from "@/lib/store/expectations";
import { listSegments } from "@/lib/store/segments";

/** Those in whose name the sheets of the sample are written and who look after its gaps, by user id. */
export interface SampleCarers {
  readonly success: string;
  readonly product: string;
  readonly marketing: string;
}

interface Written {
  readonly code: SegmentCode;
  readonly topic: ExpectationTopic;
  readonly expected: ServiceClaim;
  readonly offered: ServiceClaim | null;
  readonly gap?: { readonly owner: keyof SampleCarers; readonly status: GapStatus; readonly due: string };
}

const interviews: ClaimSource = {
  kind: "interview",
  words: "62 interviews, six to fourteen a segment",
  on: "2026-08-28",
};
const survey: ClaimSource = { kind: "survey", words: "service survey, 1,140 answers", on: "2026-09-18" };
const tenders: ClaimSource = { kind: "contract", words: "service annex of public tenders", on: "2026-06-30" };
const book: ClaimSource = { kind: "serviceBook", words: "edition of October", on: "2026-10-01" };

const [hour, half, nineInTen] = [60, 0.5, 0.9] as const;

function words(text: string, source: ClaimSource): ServiceClaim {
  return { words: text, channels: [], limit: null, source };
}

function channels(source: ClaimSource, ...names: readonly string[]): ServiceClaim {
  return { words: "", channels: [...names], limit: null, source };
}

function within(hours: number, share: typeof half | typeof nineInTen, source: ClaimSource): ServiceClaim {
  return { words: "", channels: [], limit: { minutes: hours * hour, share }, source };
}

/** What each segment of Halden told it wants and what Halden promises. */
const written: readonly Written[] = [
  {
    code: "A",
    topic: "channel",
    expected: channels(interviews, "Chat", "Video call"),
    offered: channels(book, "Chat", "E-mail"),
    gap: { owner: "success", status: "open", due: "2026-12-15" },
  },
  {
    code: "A",
    topic: "firstResponse",
    expected: within(1, half, survey),
    offered: within(2, half, book),
    gap: { owner: "success", status: "open", due: "2026-12-15" },
  },
  { code: "A", topic: "resolution", expected: within(8, half, survey), offered: within(24, nineInTen, book) },
  {
    code: "A",
    topic: "onboarding",
    expected: words("live in three weeks", interviews),
    offered: words("live in three weeks", book),
  },
  { code: "A", topic: "cadence", expected: words("each quarter", interviews), offered: words("each quarter", book) },
  {
    code: "A",
    topic: "selfService",
    expected: words("templates and an academy", interviews),
    offered: words("templates", book),
    gap: { owner: "product", status: "planned", due: "2027-02-28" },
  },
  {
    code: "B",
    topic: "channel",
    expected: channels(interviews, "E-mail", "Phone"),
    offered: channels(book, "E-mail", "Phone"),
  },
  { code: "B", topic: "firstResponse", expected: within(2, half, survey), offered: within(4, nineInTen, book) },
  { code: "B", topic: "resolution", expected: within(8, half, survey), offered: within(24, nineInTen, book) },
  {
    code: "B",
    topic: "onboarding",
    expected: words("live in a month", interviews),
    offered: words("live in a month", book),
  },
  { code: "B", topic: "cadence", expected: words("twice a year", interviews), offered: words("twice a year", book) },
  { code: "B", topic: "selfService", expected: words("guides", survey), offered: words("guides", book) },
  {
    code: "C",
    topic: "channel",
    expected: channels(interviews, "Chat", "Portal"),
    offered: channels(book, "Chat", "Portal"),
  },
  {
    code: "C",
    topic: "firstResponse",
    expected: within(1, half, survey),
    offered: within(2, half, book),
    gap: { owner: "success", status: "planned", due: "2026-12-01" },
  },
  { code: "C", topic: "resolution", expected: within(8, half, survey), offered: within(24, nineInTen, book) },
  {
    code: "C",
    topic: "onboarding",
    expected: words("two weeks, without us", interviews),
    offered: words("two weeks, without us", book),
  },
  { code: "C", topic: "cadence", expected: words("none wanted", survey), offered: words("none wanted", book) },
  {
    code: "C",
    topic: "selfService",
    expected: words("API reference", interviews),
    offered: null,
    gap: { owner: "product", status: "planned", due: "2027-01-31" },
  },
  { code: "D", topic: "channel", expected: channels(survey, "WhatsApp"), offered: channels(book, "E-mail") },
  { code: "D", topic: "firstResponse", expected: within(0.5, half, survey), offered: within(4, half, book) },
  { code: "D", topic: "resolution", expected: within(4, half, survey), offered: within(12, half, book) },
  { code: "D", topic: "onboarding", expected: words("ten days", interviews), offered: words("three weeks", book) },
  { code: "D", topic: "cadence", expected: words("none wanted", survey), offered: words("none wanted", book) },
  { code: "E", topic: "channel", expected: channels(survey, "Portal"), offered: channels(book, "Portal", "E-mail") },
  { code: "E", topic: "firstResponse", expected: within(8, half, survey), offered: within(24, nineInTen, book) },
  { code: "E", topic: "resolution", expected: within(24, half, survey), offered: within(72, nineInTen, book) },
  {
    code: "E",
    topic: "onboarding",
    expected: words("on the first day", survey),
    offered: words("on the first day", book),
  },
  { code: "E", topic: "cadence", expected: words("none wanted", survey), offered: words("none wanted", book) },
  {
    code: "E",
    topic: "selfService",
    expected: words("a search that answers", survey),
    offered: words("guides", book),
    gap: { owner: "marketing", status: "accepted", due: "2027-03-31" },
  },
  { code: "F", topic: "channel", expected: channels(tenders, "Phone"), offered: channels(book, "Phone", "E-mail") },
  { code: "F", topic: "firstResponse", expected: within(4, half, tenders), offered: within(8, nineInTen, book) },
  { code: "F", topic: "resolution", expected: within(8, half, tenders), offered: within(24, nineInTen, book) },
  {
    code: "F",
    topic: "onboarding",
    expected: words("45 days, with training", interviews),
    offered: words("45 days, with training", book),
  },
  { code: "F", topic: "cadence", expected: words("each quarter", tenders), offered: words("each quarter", book) },
  {
    code: "F",
    topic: "selfService",
    expected: words("documents for tenders", interviews),
    offered: null,
    gap: { owner: "product", status: "open", due: "2027-02-28" },
  },
];

/** Writes the sheets of the six segments of the sample. */
export async function addSampleExpectations(scope: Scope, datasetId: string, by: SampleCarers): Promise<void> {
  const segments = await listSegments(scope, { datasetId });
  for (const { code, topic, expected, offered, gap } of written) {
    const segment = segments.find((one) => one.code === code);
    if (!segment) continue;
    const row = {
      segmentId: segment.id,
      topic,
      expected,
      offered,
      ownerId: gap ? by[gap.owner] : null,
      status: gap?.status ?? ("open" as const),
      due: gap?.due ?? null,
      updatedBy: by.success,
    };
    await saveExpectation(scope, row, null);
  }
}
