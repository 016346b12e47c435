import type { UseQueryResult } from "@tanstack/react-query";
import { Figure } from "@/components/ui/figure";
import type { UploadedFile } from "@/lib/domain/dataset-resources";
import { DropZone } from "./drop-zone";
import { EarlierUploads } from "./earlier-uploads";
import { FileRow, UploadRow } from "./file-row";
import styles from "./files-section.module.css";
import { quoteKey } from "./mapping-memory";
import type { EditedMapping } from "./use-mapping";
import type { LocalUpload, Uploads } from "./use-uploads";
import { counted, duration, size } from "./words";

export interface FilesSectionProps {
  readonly workspace: string;
  readonly ids: readonly string[];
  readonly files: readonly UseQueryResult<UploadedFile>[];
  readonly uploads: Uploads;
  readonly edited: EditedMapping;
  readonly onUse: (file: string) => void;
  readonly onRemove: (file: string) => void;
}

/** The first step: what has arrived, what is on its way, and the place to drop more. */
export function FilesSection({ workspace, ids, files, uploads, edited, onUse, onRemove }: FilesSectionProps) {
  const known = files.flatMap(({ data }) => data ?? []);
  const isEmpty = ids.length === 0 && uploads.uploads.length === 0;
  return (
    <div className={styles.section}>
      <Figure
        title={files.some((file) => file.error) ? "A file cannot be found" : title(known, uploads.uploads, ids.length)}
        lede={lede(known, uploads.uploads)}
        id="files"
      >
        {isEmpty ? null : (
          <ul className={styles.files} aria-label="Files">
            {ids.map((id, place) => (
              <FileRow
                key={id}
                workspace={workspace}
                id={id}
                query={files[place]}
                onRemove={() => onRemove(id)}
                leavesOut={edited.mapping?.settled.includes(quoteKey(id)) === true}
                onLeaveOut={() =>
                  edited.edit({ name: "leaving lines out", settles: [quoteKey(id)], change: (recipe) => recipe })
                }
              />
            ))}
            {uploads.uploads.map((upload) => (
              <UploadRow
                key={upload.key}
                upload={upload}
                onRetry={() => uploads.retry(upload.key)}
                onDrop={() => uploads.drop(upload.key)}
              />
            ))}
          </ul>
        )}
        <DropZone onFiles={uploads.add} isProminent={isEmpty} />
        <EarlierUploads workspace={workspace} used={ids} onUse={onUse} />
      </Figure>
    </div>
  );
}

function title(files: readonly UploadedFile[], uploads: readonly LocalUpload[], expected: number): string {
  const moving = uploads.filter((upload) => upload.fault === null);
  if (moving.length > 0) {
    const left = moving.map(({ transfer }) => transfer?.secondsLeft ?? null).filter((seconds) => seconds !== null);
    return left.length === 0 ? "Uploading" : `Uploading: ${duration(Math.max(...left))} left`;
  }
  if (expected === 0) return uploads.length > 0 ? "The upload did not arrive" : "Choose the files";
  if (files.some((file) => file.status === "failed")) return "A file cannot be read";
  const read = files.filter((file) => file.status === "profiled");
  if (read.length < expected) return "Reading what has arrived";
  const rows = read.reduce((sum, file) => sum + (file.profile?.records ?? 0), 0);
  const cut = read.filter((file) => file.profile?.openQuote);
  const [first] = cut;
  if (first) return `${cut.length === 1 ? first.name : counted(cut.length, "file")} could not be read to the end`;
  return `${counted(read.length, "file")} read: ${counted(rows, "row")}`;
}

function lede(files: readonly UploadedFile[], uploads: readonly LocalUpload[]): string {
  const bytes =
    files.reduce((sum, file) => sum + file.sizeBytes, 0) + uploads.reduce((sum, upload) => sum + upload.sizeBytes, 0);
  const all = files.length + uploads.length;
  if (all === 0)
    return "One file is enough: a list of customers, payments, deals, tickets or events, as your tools export it.";
  const moving = uploads.some((upload) => upload.fault === null);
  const more = moving
    ? "Keep this page open until they have arrived; the mapping below can start before."
    : "What has arrived stays on the server; this page can be closed and opened again.";
  return `${counted(all, "file")}, ${size(bytes)}. ${more}`;
}
