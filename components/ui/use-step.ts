"use client";

import { useRouter } from "next/navigation";
import { useRequest } from "./use-request";

/** What a dialog sends: when it is done, the page is shown anew and the dialog goes. */
export function useStep(onClose: () => void) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const send = (step: () => Promise<unknown>) =>
    void run(async () => {
      await step();
      router.refresh();
      onClose();
    });
  return { isBusy, error, send };
}
