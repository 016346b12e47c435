import type { FileProfile } from "./file-profile";

/** Stages of an uploaded file. `failed`: `problem` says why; its bytes may be incomplete. */
export const uploadStatuses = ["receiving", "received", "profiling", "profiled", "failed"] as const;
export type UploadStatus = (typeof uploadStatuses)[number];

/** What a file is to become: part of a dataset version, or rows of a list that people also write by hand. */
export const uploadPurposes = ["dataset", "roadmap", "feedback"] as const;
export type UploadPurpose = (typeof uploadPurposes)[number];

/** An uploaded file. `name` is what the sender called it and never part of a path; sizes in bytes. */
export interface Upload {
  readonly id: string;
  readonly uploadedBy: string;
  readonly name: string;
  readonly purpose: UploadPurpose;
  readonly sizeBytes: number | null;
  readonly receivedBytes: number;
  readonly sha256: string | null;
  readonly status: UploadStatus;
  readonly profile: FileProfile | null;
  readonly problem: string | null;
  readonly createdAt: string;
}
