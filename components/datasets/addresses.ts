/** Where the pages of a dataset stand. */
export function reportAddress(workspace: string, dataset: string, version: number | "latest"): string {
  return `/w/${workspace}/measure/${dataset}/${version}`;
}

export function newVersionAddress(workspace: string, dataset: string): string {
  return `/w/${workspace}/measure/new?dataset=${encodeURIComponent(dataset)}`;
}

export function compareAddress(workspace: string, dataset: string, version: number): string {
  return `/w/${workspace}/compare?${new URLSearchParams({ dataset, version: String(version) })}`;
}
