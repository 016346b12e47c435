import type { JobRole } from "./actor";

/** Whose home it is, in words. */
export const homeNames: Readonly<Record<JobRole, string>> = {
  executive: "Executive",
  product: "Product",
  success: "Customer success",
  marketing: "Marketing",
  sales: "Sales",
  analyst: "Analyst",
};

/** The home of a job role on one dataset version: a link that was passed on keeps its numbers. */
export function briefHref(
  workspace: string,
  {
    dataset,
    version,
    home,
  }: { readonly dataset: string; readonly version: number; readonly home?: string | undefined },
): string {
  const search = new URLSearchParams({ dataset, version: String(version), ...(home === undefined ? {} : { home }) });
  return `/w/${workspace}/brief?${search}`;
}
