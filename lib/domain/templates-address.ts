import type { TemplateKind } from "./templates";

/** The whole state of the templates page; without a template, the choice of them. */
export interface TemplatesState {
  readonly dataset: string;
  readonly version: number;
  readonly template: TemplateKind;
  readonly metric?: string | undefined;
  /** Part of customers, in per cent, that counts as the top. */
  readonly top?: number | undefined;
}

/** The page of templates on a version of a dataset. */
export function templatesHref(workspace: string, { dataset, version, template, metric, top }: TemplatesState): string {
  const search = new URLSearchParams({ dataset, version: String(version), template });
  if (metric !== undefined) search.set("metric", metric);
  if (top !== undefined) search.set("top", String(top));
  return `/w/${workspace}/segments/templates?${search}`;
}
