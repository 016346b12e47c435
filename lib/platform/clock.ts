export function now(): Date {
  return new Date();
}

/** This moment as the store keeps it: ISO 8601 in UTC with milliseconds. */
export function instantNow(): string {
  return now().toISOString();
}

/** The calendar day of this moment, UTC. */
export function today(): string {
  return instantNow().slice(0, 10);
}

export function instantAfter(milliseconds: number): string {
  return new Date(now().getTime() + milliseconds).toISOString();
}

export function minutes(count: number): number {
  return count * 60_000;
}

export function hours(count: number): number {
  return minutes(count * 60);
}

export function days(count: number): number {
  return hours(count * 24);
}
