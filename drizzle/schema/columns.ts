import { customType, text } from "drizzle-orm/pg-core";

/** A moment in UTC, read and written as an ISO string with milliseconds. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamp (3) with time zone",
  fromDriver: (value) => new Date(value).toISOString(),
});

/** Unguessable id made by `lib/platform/ids`. */
export const id = () => text().primaryKey();
