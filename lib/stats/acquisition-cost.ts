import { gammaQuantile } from "./distributions";
import { type Interval, usualAlpha } from "./interval";

/**
 * Spend per new customer in the currency of `spend`, taken as known, with the exact Poisson limits of the count. Value null and
 * upper side open without new customers. F. Garwood, Biometrika 28 (1936) 437.
 */
export function acquisitionCost(
  spend: number,
  newCustomers: number,
  alpha: number = usualAlpha,
): { value: number | null; interval: Interval } {
  const most = gammaQuantile(1 - alpha / 2, newCustomers + 1);
  if (newCustomers <= 0) return { value: null, interval: [spend / most, null] };
  const least = gammaQuantile(alpha / 2, newCustomers);
  return { value: spend / newCustomers, interval: [spend / most, spend / least] };
}
