import { useCallback, useEffect, useRef, useState } from "react";
import { RequestFault } from "@/lib/api/client/request-fault";
import type { Transfer } from "@/lib/api/client/transfer-speed";
import { uploadFile } from "@/lib/api/client/upload";
import type { UploadedFile } from "@/lib/domain/dataset-resources";

/** A file on its way to the server, or one that did not arrive. */
export interface LocalUpload {
  readonly key: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly transfer: Transfer | null;
  readonly fault: RequestFault | null;
}

export interface Uploads {
  readonly uploads: readonly LocalUpload[];
  readonly add: (files: Iterable<File>) => void;
  readonly retry: (key: number) => void;
  /** Cancels what is on its way, or takes a failed one off the list. */
  readonly drop: (key: number) => void;
}

/** Uploads that run while the page is open; one that has arrived leaves the list and is handed to `onArrived`. */
export function useUploads(workspace: string, onArrived: (file: UploadedFile) => void): Uploads {
  const [uploads, setUploads] = useState<readonly LocalUpload[]>([]);
  const sources = useRef(new Map<number, { readonly file: File; abort: () => void }>());
  const arrived = useRef(onArrived);
  useEffect(() => {
    arrived.current = onArrived;
  });
  useWarningBeforeLeaving(uploads.some((upload) => upload.fault === null));

  const change = useCallback((key: number, part: Partial<LocalUpload>) => {
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  }, []);
  const drop = useCallback((key: number) => {
    sources.current.get(key)?.abort();
    sources.current.delete(key);
    setUploads((all) => all.filter((upload) => upload.key !== key));
  }, []);
  const send = useCallback(
    async (key: number) => {
      const source = sources.current.get(key);
      if (!source) return;
      change(key, { fault: null, transfer: null });
      const running = uploadFile(workspace, source.file, (transfer) => change(key, { transfer }));
      source.abort = running.abort;
      try {
        const file = await running.done;
        drop(key);
        arrived.current(file);
      } catch (fault) {
        if (fault instanceof RequestFault) change(key, { fault });
      }
    },
    [workspace, change, drop],
  );
  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const key = nextKey++;
        sources.current.set(key, { file, abort: () => undefined });
        setUploads((all) => [...all, { key, name: file.name, sizeBytes: file.size, transfer: null, fault: null }]);
        void send(key);
      }
    },
    [send],
  );
  return { uploads, add, retry: (key) => void send(key), drop };
}

let nextKey = 1;

function useWarningBeforeLeaving(isUnderWay: boolean) {
  useEffect(() => {
    if (!isUnderWay) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnderWay]);
}
