import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { filesQuery, removeFile } from "@/lib/api/client/files";
import { formatInstant } from "@/lib/domain/format-date";
import styles from "./files-section.module.css";
import { size } from "./words";

export interface EarlierUploadsProps {
  readonly workspace: string;
  readonly used: readonly string[];
  readonly onUse: (file: string) => void;
}

/** Files that are on the server already, asked for once the list is opened. */
export function EarlierUploads({ workspace, used, onUse }: EarlierUploadsProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.earlier}>
      <Button size="small" tone="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Use a file uploaded earlier
      </Button>
      {isOpen ? <Earlier workspace={workspace} used={used} onUse={onUse} /> : null}
    </div>
  );
}

function Earlier({ workspace, used, onUse }: EarlierUploadsProps) {
  const { data, error, refetch } = useQuery(filesQuery(workspace));
  const removal = useMutation({
    mutationFn: (file: string) => removeFile(workspace, file),
    onSettled: () => refetch(),
  });
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p>Looking them up</p>;
  const others = data.filter((file) => file.status === "profiled" && !used.includes(file.id));
  if (others.length === 0) return <p>There is no other file that could be read.</p>;
  return (
    <ul aria-label="Files uploaded earlier">
      {others.map((file) => (
        <li key={file.id}>
          <span className={styles.name}>
            <strong>{file.name}</strong>{" "}
            <span className={styles.muted}>
              {size(file.sizeBytes)}, {formatInstant(file.uploadedAt)} UTC, {file.uploadedBy}
            </span>
          </span>
          <span className={styles.buttons}>
            <Button size="small" onClick={() => onUse(file.id)} aria-label={`Use ${file.name}`}>
              Use
            </Button>
            <Button
              size="small"
              tone="quiet"
              busy={removal.isPending}
              onClick={() => removal.mutate(file.id)}
              aria-label={`Delete ${file.name} from the server`}
            >
              Delete
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}
