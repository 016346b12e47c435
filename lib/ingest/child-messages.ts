import type { ErrorCode, ErrorDetail } from "@/lib/domain/app-error";
import type { BuildTask } from "./build-in-child";
import type { ProfileTask } from "./profile-in-child";
import type { RecordsTask } from "./records-in-child";

/** What the parent asks of the child program, once. */
export type ChildTask = (
  | ({ readonly kind: "profile" } & ProfileTask)
  | ({ readonly kind: "records" } & RecordsTask)
  | ({ readonly kind: "build" } & BuildTask)
) & {
  readonly memoryBytes: number;
};

/** What the child tells the parent. */
export type ChildMessage =
  | { readonly kind: "progress"; readonly share: number; readonly sentence: string }
  | { readonly kind: "done"; readonly result: unknown }
  | { readonly kind: "failed"; readonly code: ErrorCode; readonly sentence: string; readonly details: ErrorDetail[] }
  | { readonly kind: "crashed"; readonly message: string }
  | { readonly kind: "tooMuchMemory" };
