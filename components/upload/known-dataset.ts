/** The dataset that gets a new version, as it stands. */
export interface KnownDataset {
  readonly slug: string;
  readonly name: string;
  readonly nextVersion: number;
  /** Column names of the last mapping: they need no second decision. */
  readonly knownHeaders: readonly string[];
  readonly lastBuiltAt: string | null;
}
