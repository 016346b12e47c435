import type { Interval } from "@/lib/domain/estimate";
import type { ServiceActual } from "@/lib/domain/expectation-board";
import { countText, percentText } from "@/lib/domain/number-words";
import { waitBounds, waitText } from "@/lib/domain/service-words";

/** What happens, line by line, with the number of tickets behind each. */
export function actualItems(actual: ServiceActual): { readonly term: string; readonly detail: string }[] {
  switch (actual.kind) {
    case "waits":
      return [
        { term: "Half of the tickets", detail: within(actual.median) },
        { term: "Nine in ten", detail: within(actual.ninety) },
        ...(actual.open > 0 && actual.answeredMedian !== null
          ? [{ term: "Half of the answered", detail: `within ${waitText(actual.answeredMedian)}` }]
          : []),
        { term: "Tickets", detail: ticketWords(actual) },
        { term: "Customers", detail: countText(actual.customers) },
      ];
    case "channels":
      return [
        ...actual.shares.map(({ channel, share, interval, n }) => ({
          term: channel,
          detail: `${percentText(share)}${shareBounds(interval)}, ${countText(n)} tickets`,
        })),
        ...(actual.others.length > 0
          ? [{ term: "Also used", detail: `${actual.others.join(", ")}: rarer, or not told for few customers` }]
          : []),
        {
          term: "Tickets with a channel",
          detail: `${countText(actual.n)} of ${countText(actual.customers)} customers`,
        },
      ];
    case "notMeasured":
    case "hidden":
      return [{ term: "Actual", detail: actual.sentence }];
  }
}

function within({ value, interval }: { value: number | null; interval: Interval }): string {
  if (value === null) return "not reached so far";
  const bounds = waitBounds(interval, value);
  return bounds === null ? `within ${waitText(value)}` : `within ${waitText(value)}, ${bounds}`;
}

function ticketWords({ answered, open, undated, negative }: Extract<ServiceActual, { kind: "waits" }>): string {
  return [
    `${countText(answered)} answered`,
    ...(open > 0 ? [`${countText(open)} still waiting, counted with their wait so far`] : []),
    ...(undated > 0 ? [`${countText(undated)} without an answer and without a day, left out`] : []),
    ...(negative > 0 ? [`${countText(negative)} with a negative time, left out`] : []),
  ].join("; ");
}

function shareBounds(interval: Interval | null): string {
  const [low, high] = interval ?? [null, null];
  return low === null || high === null ? "" : `, ${percentText(low)} to ${percentText(high)}`;
}
