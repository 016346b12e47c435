import "server-only";
import { createHmac } from "node:crypto";
import type { Visibility } from "@/lib/domain/field-visibility";
import { maskedValue, maskKindOf } from "@/lib/domain/masking";
import { readSecret } from "@/lib/platform/secrets";

/** A cell as a reader may see it: as it stands, in outline, as a range, as a stand-in, or not at all. */
export function shownCell(
  value: string | null,
  visibility: Visibility,
  place: { readonly key: string; readonly versionId: string },
): string | null {
  if (visibility === "visible" || value === null) return value;
  if (visibility === "masked") return maskedValue(maskKindOf(place.key), value);
  if (visibility === "band") return band(Number(value));
  return visibility === "pseudonym" ? pseudonym(value, place.versionId) : null;
}

/** A stand-in that stays the same within a version and cannot be turned back without the server's secret. */
export function pseudonym(value: string, versionId: string): string {
  return pseudonymsOf(versionId)(value);
}

/** The stand-ins of one version, for many values: the secret is looked up once. 80 bits, so that no two of millions are alike. */
export function pseudonymsOf(versionId: string): (value: string) => string {
  const secret = readSecret("auth");
  return (value) => `c-${createHmac("sha256", secret).update(`${versionId}:${value}`).digest("hex").slice(0, 20)}`;
}

/** Amounts in powers of ten and halves of them: enough to tell large from small. */
function band(amount: number): string {
  if (!Number.isFinite(amount)) return "–";
  if (amount <= 0) return "0 or less";
  const power = 10 ** Math.floor(Math.log10(amount));
  const [from, to] = amount < 5 * power ? [power, 5 * power] : [5 * power, 10 * power];
  return `${from} to ${to}`;
}
