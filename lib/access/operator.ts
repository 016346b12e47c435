import { timingSafeEqual } from "node:crypto";
import { AppError } from "@/lib/domain/app-error";
import { sha256Hex } from "@/lib/platform/ids";
import { readSecret } from "@/lib/platform/secrets";
import { bearerOf } from "./bearer";

/** Lets only a shell of the server's own machine pass: it proves itself by the operator secret of the data folder. */
export function demandOperator(request: Request): void {
  const given = bearerOf(request);
  if (given !== null && isSame(given, readSecret("operator"))) return;
  throw new AppError(
    "unauthenticated",
    "This address is for shell commands on the server's own machine: run them there.",
  );
}

function isSame(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(sha256Hex(left)), Buffer.from(sha256Hex(right)));
}
