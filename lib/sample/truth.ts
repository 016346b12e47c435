import type { SegmentCode } from "./halden";

/** A share that was planted: `count` of `n` were drawn, `expected` is the mean of the chances with which they were drawn. */
export interface PlantedRate {
  readonly count: number;
  readonly n: number;
  readonly expected: number;
  /** Expected value less that of all other segments together, in percentage points. */
  readonly pointsAgainstRest: number;
}

/** A mean that was planted: realised sum (exact, as text) over n, and the mean of the generator. */
export interface PlantedMean {
  readonly sum: string;
  readonly n: number;
  readonly expected: number;
}

/** What is true of one segment, or (code null) of the whole company. */
export interface SegmentTruth {
  readonly code: SegmentCode | null;
  readonly name: string;
  readonly rule: string;
  readonly accounts: number;
  readonly paying: number;
  readonly inTrial: number;
  readonly left: number;
  readonly trialsEndedUnpaid: number;
  /** Converted trials of those whose trial is over. */
  readonly conversion: PlantedRate;
  /** Left within the last twelve months of those who paid a year before the as-of day. */
  readonly churnTwelveMonths: PlantedRate;
  /** Left so far of all who ever paid. */
  readonly churnedShare: PlantedRate;
  /** Won of decided deals. */
  readonly closeRate: PlantedRate;
  /** Monthly revenue of everybody who ever paid; `payingNow` is the sum over those who still do. */
  readonly monthlyRevenue: PlantedMean & { readonly payingNow: string };
  /** Sum of all payments, their cost, and the rows and invoices they come in. */
  readonly payments: {
    readonly amount: string;
    readonly cost: string;
    readonly rows: number;
    readonly invoices: number;
  };
  /** Tickets answered, the median of the minutes, and the factor that the segment puts on every priority's median. */
  readonly firstResponse: {
    readonly answered: number;
    readonly medianMinutes: number | null;
    readonly factor: number | null;
  };
  /** Share of 4 and 5 among answers. */
  readonly satisfied: PlantedRate;
}

/** A fault put into a file on purpose, and what a build has to say about it. */
export interface DirtyRecords {
  readonly file: "customers" | "payments" | "deals" | "tickets";
  readonly what: string;
  /** reject: the record is left out; cell: the cell becomes empty and is listed; gate: a check of the build fails. */
  readonly expect: "reject" | "cell" | "gate";
  readonly count: number;
  /** False where the fault exists in the text file only: Parquet has types and leaves the record out or the cell empty. */
  readonly inParquet: boolean;
}

/** truth.json: what the generator planted, and what its draws came to. */
export interface SampleTruth {
  readonly company: string;
  readonly seed: number;
  readonly accounts: number;
  readonly firstDay: string;
  readonly asOf: string;
  readonly currency: string;
  /** The files written; records without the header line, broken ones counted. */
  readonly files: readonly {
    readonly name: string;
    readonly records: number;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly total: SegmentTruth;
  readonly segments: readonly SegmentTruth[];
  readonly columnsWithoutEffect: readonly string[];
  readonly confounder: {
    readonly column: string;
    readonly behind: string;
    readonly ownEffectPoints: number;
    readonly sentence: string;
    readonly shareBySize: Readonly<Record<string, number>>;
    /** Left within twelve months of those paying a year ago, webinar attended or not, all sizes together. */
    readonly attended: PlantedRate;
    readonly notAttended: PlantedRate;
  };
  readonly drift: {
    readonly column: string;
    readonly segment: string;
    readonly since: string;
    readonly expectedShareBefore: number;
    readonly expectedShareSince: number;
    readonly trialsBefore: { readonly count: number; readonly n: number };
    readonly trialsSince: { readonly count: number; readonly n: number };
    readonly sentence: string;
  };
  readonly leaks: readonly { readonly column: string; readonly sentence: string }[];
  readonly competitorEffects: readonly { readonly competitor: string; readonly points: number }[];
  readonly dirty: readonly DirtyRecords[];
}
