"use client";

import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { Steps } from "@/components/ui/steps";
import { fileQuery } from "@/lib/api/client/files";
import { QueryProvider } from "@/lib/api/client/query-provider";
import type { UploadedFile } from "@/lib/domain/dataset-resources";
import { formatDate } from "@/lib/domain/format-date";
import { BuildSection } from "./build-section";
import { FilesSection } from "./files-section";
import type { KnownDataset } from "./known-dataset";
import { quoteKey } from "./mapping-memory";
import { MappingSection } from "./mapping-section";
import type { FieldCatalog } from "./recipe-edits";
import { type EditedMapping, useMapping } from "./use-mapping";
import { type LocalUpload, useUploads } from "./use-uploads";
import { useWizardAddress } from "./use-wizard-address";
import { counted } from "./words";

export interface UploadWizardProps {
  readonly workspace: string;
  readonly dataset: KnownDataset | null;
  readonly catalog: FieldCatalog;
}

/** From files to a dataset version: files, mapping, build, below one another. */
export function UploadWizard(props: UploadWizardProps) {
  return (
    <QueryProvider>
      <Wizard {...props} />
    </QueryProvider>
  );
}

function Wizard({ workspace, dataset, catalog }: UploadWizardProps) {
  const [address, move] = useWizardAddress();
  const queries = useQueryClient();
  const uploads = useUploads(workspace, (file) => {
    queries.setQueryData(fileQuery(workspace, file.id).queryKey, file);
    move((now) => ({ ...now, job: null, files: [...now.files, file.id] }));
  });
  const files = useQueries({ queries: address.files.map((file) => fileQuery(workspace, file)) });
  const read = files.flatMap(({ data }) => (data?.status === "profiled" ? [data] : []));
  const ids = read.map((file) => file.id).join(",");
  const readIds = useMemo(() => (ids === "" ? [] : ids.split(",")), [ids]);
  const edited = useMapping(workspace, readIds, address.dataset);
  const step = address.job !== null ? 2 : readIds.length > 0 ? 1 : 0;
  return (
    <>
      <Steps
        label="Steps"
        steps={["Files", "Mapping", "Build"].map((label, place) => ({
          label,
          state: place < step ? "done" : place === step ? "current" : "next",
        }))}
        note={noteOf(dataset, edited)}
      />
      <FilesSection
        workspace={workspace}
        ids={address.files}
        files={files}
        uploads={uploads}
        edited={edited}
        onUse={(file) => move((now) => ({ ...now, job: null, files: [...now.files, file] }))}
        onRemove={(file) => move((now) => ({ ...now, job: null, files: now.files.filter((id) => id !== file) }))}
      />
      {edited.mapping || edited.fault || readIds.length > 0 ? (
        <MappingSection edited={edited} files={profilesOf(read)} dataset={dataset} catalog={catalog} />
      ) : null}
      {edited.mapping ? (
        <BuildSection
          workspace={workspace}
          edited={edited}
          dataset={dataset}
          address={address}
          onMove={move}
          fileObstacle={fileObstacle(uploads.uploads, files) ?? quoteObstacle(read, edited)}
        />
      ) : null}
    </>
  );
}

function profilesOf(files: readonly UploadedFile[]): ReadonlyMap<string, UploadedFile> {
  return new Map(files.map((file) => [file.id, file]));
}

function noteOf(dataset: KnownDataset | null, { mapping }: EditedMapping): string | undefined {
  if (!dataset?.lastBuiltAt) return undefined;
  const last = `The mapping of ${formatDate(dataset.lastBuiltAt)} is used again`;
  if (!mapping) return last;
  const columns = mapping.recipe.sources.flatMap((source) => source.columns);
  const known = columns.filter((column) => dataset.knownHeaders.includes(column.header)).length;
  return `${last}: ${known} of ${counted(columns.length, "column")} recognised`;
}

/** A file that was not read to its end waits for a decision. */
function quoteObstacle(files: readonly UploadedFile[], { mapping }: EditedMapping): string | null {
  const open = files.find((file) => file.profile?.openQuote && !mapping?.settled.includes(quoteKey(file.id)));
  return open ? `Decide above what becomes of the quote in ${open.name} that is never closed.` : null;
}

/** Why a build would not have all the files that stand on the page. */
function fileObstacle(
  uploads: readonly LocalUpload[],
  files: readonly { readonly data?: UploadedFile | undefined; readonly error: Error | null }[],
): string | null {
  const isLost = uploads.some((upload) => upload.fault) || files.some(({ data, error }) => error || data?.problem);
  if (isLost) return "Remove the file that could not be read, or upload it again.";
  const isUnderWay = uploads.length > 0 || files.some(({ data }) => data?.status !== "profiled");
  return isUnderWay ? "Not every file has been read yet." : null;
}
