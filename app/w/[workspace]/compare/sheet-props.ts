import type { SheetOfData } from "@/components/shell/top-bar";
import type { DatasetView, VersionView } from "@/lib/domain/dataset-resources";
import { formatDate } from "@/lib/domain/format-date";

/** Dataset, version and date for the top bar, with the other versions to go to. */
export function sheetProps(workspace: string, dataset: DatasetView, shown: VersionView): SheetOfData {
  return {
    dataset: `${dataset.name} v${shown.number}`,
    versions: dataset.versions.slice(0, 12).map((version) => ({
      label: `Version ${version.number}, built ${formatDate(version.builtAt)}`,
      href: `/w/${workspace}/compare?dataset=${encodeURIComponent(dataset.slug)}&version=${version.number}`,
      current: version.number === shown.number,
    })),
    ...(shown.manifest.asOf === null ? {} : { dataTo: formatDate(shown.manifest.asOf) }),
  };
}
