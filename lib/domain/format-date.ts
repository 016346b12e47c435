import { monthNames } from "./iso-day";

/** A calendar date (`2026-10-31`) as people read it: `31 Oct 2026`. Text that is no date comes back unchanged. */
export function formatDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  const name = monthNames[Number(month) - 1];
  return name === undefined ? date : `${Number(day)} ${name} ${year}`;
}

/** An instant (ISO, UTC) to the minute: `1 Nov 2026 07:12`. */
export function formatInstant(instant: string): string {
  return `${formatDate(instant)} ${instant.slice(11, 16)}`;
}
