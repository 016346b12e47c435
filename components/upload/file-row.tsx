import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { Progress } from "@/components/ui/progress";
import { removeFile } from "@/lib/api/client/files";
import { RequestFault } from "@/lib/api/client/request-fault";
import type { UploadedFile } from "@/lib/domain/dataset-resources";
import type { FileProfile } from "@/lib/domain/file-profile";
import styles from "./files-section.module.css";
import { OpenQuoteQuestion } from "./open-quote-question";
import type { LocalUpload } from "./use-uploads";
import { count, counted, dialectWords, duration, percent, size, speed } from "./words";

export interface UploadRowProps {
  readonly upload: LocalUpload;
  readonly onRetry: () => void;
  readonly onDrop: () => void;
}

/** A file on its way: percent, speed and time left; or the sentence that says why it did not arrive. */
export function UploadRow({ upload, onRetry, onDrop }: UploadRowProps) {
  const { name, transfer, fault } = upload;
  const share = transfer ? transfer.sentBytes / Math.max(1, transfer.totalBytes) : 0;
  return (
    <li className={styles.file}>
      <FileName name={name} bytes={upload.sizeBytes} />
      <div className={styles.meter}>{fault ? null : <Progress label={`Upload of ${name}`} share={share} />}</div>
      <div className={styles.state}>
        {fault ? (
          <span className={styles.fault} role="alert">
            {fault.message}
          </span>
        ) : (
          <>
            <strong>{percent(share)}</strong>
            <span className={styles.muted}>{transfer ? transferWords(upload) : "starting"}</span>
          </>
        )}
      </div>
      <div className={styles.buttons}>
        {fault ? (
          <Button size="small" onClick={onRetry} aria-label={`Try again: ${name}`}>
            Try again
          </Button>
        ) : null}
        <Button size="small" tone="quiet" onClick={onDrop} aria-label={`${fault ? "Remove" : "Cancel"} ${name}`}>
          {fault ? "Remove" : "Cancel"}
        </Button>
      </div>
    </li>
  );
}

export interface FileRowProps {
  readonly workspace: string;
  readonly id: string;
  readonly query: UseQueryResult<UploadedFile> | undefined;
  /** Takes the file off this page's list; one that can be read stays on the server. */
  readonly onRemove: () => void;
  /** Whether a person has decided to leave out what stands inside an open quote. */
  readonly leavesOut: boolean;
  readonly onLeaveOut: () => void;
}

/** A file that has arrived: being read, read and checked, or not readable. */
export function FileRow({ workspace, id, query, onRemove, leavesOut, onLeaveOut }: FileRowProps) {
  const file = query?.data;
  const name = file?.name ?? "file";
  const isGone = query?.error instanceof RequestFault && query.error.code === "notFound";
  const isUseless = file?.status === "failed";
  const remove = () => {
    onRemove();
    if (isUseless) void removeFile(workspace, id).catch(() => undefined);
  };
  return (
    <li className={styles.file}>
      <FileName name={name} bytes={file?.sizeBytes ?? null} />
      <div className={styles.meter}>
        {query?.error || file?.problem ? null : (
          <Progress label={`Reading of ${name}`} share={file?.profile ? 1 : undefined} />
        )}
      </div>
      <FileState file={file} fault={query?.error ?? null} leavesOut={leavesOut} />
      <div className={styles.buttons}>
        {query?.error && !isGone ? (
          <Button size="small" onClick={() => void query.refetch()} aria-label={`Try again: ${name}`}>
            Try again
          </Button>
        ) : null}
        <Button size="small" tone="quiet" onClick={remove} aria-label={`Remove ${name}`}>
          Remove
        </Button>
      </div>
      {file?.profile ? <Warnings profile={file.profile} /> : null}
      {file?.profile?.openQuote && !leavesOut ? (
        <OpenQuoteQuestion workspace={workspace} fileId={id} profile={file.profile} onLeaveOut={onLeaveOut} />
      ) : null}
    </li>
  );
}

function FileName({ name, bytes }: { readonly name: string; readonly bytes: number | null }) {
  return (
    <div className={styles.name}>
      <strong>{name}</strong> {bytes === null ? null : <span className={styles.muted}>{size(bytes)}</span>}
    </div>
  );
}

interface FileStateProps {
  readonly file: UploadedFile | undefined;
  readonly fault: Error | null;
  readonly leavesOut: boolean;
}

function FileState({ file, fault, leavesOut }: FileStateProps) {
  const sentence = fault?.message ?? file?.problem;
  return (
    <div className={styles.state} aria-live="polite">
      {sentence ? (
        <span className={styles.fault}>{sentence}</span>
      ) : file?.profile ? (
        <>
          <ReadMark profile={file.profile} leavesOut={leavesOut} />
          <span className={styles.muted}>{profileWords(file.profile)}</span>
        </>
      ) : (
        <span className={styles.muted}>{file ? "arrived, being read and checked" : "looking it up"}</span>
      )}
    </div>
  );
}

function ReadMark({ profile, leavesOut }: { readonly profile: FileProfile; readonly leavesOut: boolean }) {
  if (profile.openQuote) {
    return (
      <Mark sign="warn" tone="warn">
        {leavesOut ? `read; ${counted(profile.openQuote.lines, "line")} left out` : "read, but not to its end"}
      </Mark>
    );
  }
  return (
    <Mark sign="tick" tone="good">
      read and checked
    </Mark>
  );
}

function Warnings({ profile }: { readonly profile: FileProfile }) {
  return profile.warnings.length === 0 ? null : (
    <ul className={`${styles.more} ${styles.warnings}`} aria-label="Warnings">
      {profile.warnings.map((warning) => (
        <li key={warning}>
          <Mark sign="warn" tone="warn">
            {warning}
          </Mark>
        </li>
      ))}
    </ul>
  );
}

function profileWords({ records, columns, dialect, format }: FileProfile): string {
  const kind = dialect ? dialectWords(dialect) : format === "parquet" ? "Parquet" : "text";
  return `${counted(records, "row")}, ${counted(columns.length, "column")}, ${kind}`;
}

function transferWords({ transfer }: LocalUpload): string {
  if (!transfer) return "";
  const { sentBytes, totalBytes, bytesPerSecond, secondsLeft } = transfer;
  const scale =
    totalBytes >= 1e7
      ? `${count(sentBytes / 1e6)} of ${size(totalBytes)}`
      : `${size(sentBytes)} of ${size(totalBytes)}`;
  if (sentBytes >= totalBytes) return `${scale} · being stored`;
  const rest = secondsLeft === null ? [] : [`${duration(secondsLeft)} left`];
  return [scale, ...(bytesPerSecond === null ? [] : [speed(bytesPerSecond)]), ...rest].join(" · ");
}
