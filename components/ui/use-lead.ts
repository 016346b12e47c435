import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { isElsewhere } from "./leads-elsewhere";

/** Dispatched on `window` when something other than a link leads to another page. */
export const leaving = "tessera-leaving";

/** Leads to an address, and says so while it is on its way. */
export function useLead(): (href: string) => void {
  const router = useRouter();
  return useCallback(
    (href) => {
      if (isElsewhere(new URL(href, window.location.href), window.location)) window.dispatchEvent(new Event(leaving));
      router.push(href);
    },
    [router],
  );
}
