import type { UploadedFile } from "@/lib/domain/dataset-resources";
import { workspaceAddress } from "./fetch-json";
import { faultOfAnswer, faultOfConnection } from "./request-fault";
import { type Transfer, transferMeter } from "./transfer-speed";

export interface RunningUpload {
  readonly done: Promise<UploadedFile>;
  /** Stops it; `done` is rejected with an AbortError and the server keeps nothing. */
  readonly abort: () => void;
}

/** Sends a file as the raw body. XMLHttpRequest, because fetch does not tell how much has been sent. */
export function uploadFile(workspace: string, file: File, onProgress: (transfer: Transfer) => void): RunningUpload {
  return sendFile(workspaceAddress(workspace, "uploads", file.name), file, onProgress);
}

/** The same to another address: a file of a list. */
export function sendFile(address: string, file: File, onProgress: (transfer: Transfer) => void): RunningUpload {
  const request = new XMLHttpRequest();
  const meter = transferMeter(file.size, performance.now());
  const done = new Promise<UploadedFile>((resolve, reject) => {
    request.upload.onprogress = (event) => onProgress(meter(event.loaded, performance.now()));
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as UploadedFile);
      else reject(faultOfAnswer(request.status, request.responseText));
    };
    request.onerror = () => reject(faultOfConnection());
    request.onabort = () => reject(new DOMException("The upload was cancelled.", "AbortError"));
  });
  request.open("PUT", address);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.send(file);
  return { done, abort: () => request.abort() };
}
