import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./files-section.module.css";

export interface DropZoneProps {
  readonly onFiles: (files: Iterable<File>) => void;
  readonly isProminent: boolean;
}

/** Takes files dropped anywhere on the page, or chosen. */
export function DropZone({ onFiles, isProminent }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const isOver = useDroppedFiles(onFiles);
  return (
    <div className={styles.drop} data-over={isOver} data-prominent={isProminent}>
      <span>Drop CSV, TSV, text, .gz or Parquet anywhere on this page, or</span>
      <Button size="small" tone={isProminent ? "primary" : undefined} onClick={() => input.current?.click()}>
        choose files
      </Button>
      <VisuallyHidden>
        <label>
          Files to upload
          <input
            ref={input}
            type="file"
            multiple
            tabIndex={-1}
            accept=".csv,.tsv,.txt,.gz,.parquet"
            onChange={(event) => {
              onFiles([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
        </label>
      </VisuallyHidden>
    </div>
  );
}

function useDroppedFiles(onFiles: (files: Iterable<File>) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [onFiles]);
  return isOver;
}
