import type { SheetOfData } from "@/components/shell/top-bar";
import type { DatasetView, VersionView } from "@/lib/domain/dataset-resources";
import { formatDate } from "@/lib/domain/format-date";

/** Dataset, version and date for the top bar, with the other versions to go to: by `hrefOf`, else the board of each. */
export function sheetProps(
  workspace: string,
  dataset: DatasetView,
  shown: VersionView,
  hrefOf: (version: number) => string = (version) =>
    `/w/${workspace}/compare?dataset=${encodeURIComponent(dataset.slug)}&version=${version}`,
): SheetOfData {
  return {
    dataset: `${dataset.name} v${shown.number}`,
    versions: dataset.versions.slice(0, 12).map((version) => ({
      label: `Version ${version.number}, built ${formatDate(version.builtAt)}`,
      href: hrefOf(version.number),
      current: version.number === shown.number,
    })),
    place: { dataset: dataset.slug, version: shown.number },
    ...(shown.manifest.asOf === null ? {} : { dataTo: formatDate(shown.manifest.asOf) }),
  };
}
