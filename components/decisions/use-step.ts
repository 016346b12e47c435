"use client";

import { useRouter } from "next/navigation";
import { useRequest } from "@/components/ui/use-request";

/** Sends one step of a decision, and shows the page anew when it is done. */
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

/** A field of a sent form, without the blanks around it. */
export function fieldText(fields: FormData, name: string): string {
  return String(fields.get(name) ?? "").trim();
}
