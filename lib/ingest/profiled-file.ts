import type { FileProfile } from "@/lib/domain/file-profile";

/** An uploaded file with what its profile says. */
export interface ProfiledFile {
  readonly fileId: string;
  readonly fileName: string;
  readonly profile: FileProfile;
}
