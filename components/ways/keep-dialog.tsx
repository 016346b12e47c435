"use client";

import { useRouter } from "next/navigation";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextInput } from "@/components/ui/text-input";
import { useRequest } from "@/components/ui/use-request";
import { keepView } from "@/lib/api/client/ways";
import { namesCustomer } from "@/lib/domain/customers-address";

export interface KeepDialogProps {
  readonly workspace: string;
  readonly mayShare: boolean;
  readonly onClose: () => void;
  readonly say: (sentence: string) => void;
}

/** Keeps the address of the page, with all that it says, under a name. */
export function KeepDialog({ workspace, mayShare, onClose, say }: KeepDialogProps) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const keep = (fields: FormData) =>
    run(async () => {
      const name = String(fields.get("name") ?? "");
      const { pathname, search } = window.location;
      await keepView(workspace, { name, address: `${pathname}${search}`, isShared: fields.get("shared") !== null });
      onClose();
      say(`Kept: ${name}`);
      router.refresh();
    });
  return (
    <DialogForm
      title="Keep this view"
      send="Keep"
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={(fields) => void keep(fields)}
    >
      <TextInput
        label="Name"
        hint={hintFor(window.location.search)}
        name="name"
        maxLength={80}
        required
        autoComplete="off"
        defaultValue={(document.querySelector("main h1")?.textContent ?? document.title).trim().slice(0, 80)}
        data-first=""
      />
      {mayShare && !namesCustomer(`${window.location.pathname}${window.location.search}`) ? (
        <Checkbox label="Share it with everybody in the workspace" name="shared" />
      ) : null}
    </DialogForm>
  );
}

/** An address that names its version shows that version's numbers; any other the newest. */
function hintFor(search: string): string {
  return /^\d+$/.test(new URLSearchParams(search).get("version") ?? "")
    ? "The address is kept as it stands, with its version: the view goes on showing these numbers"
    : "The address is kept as it stands: the view shows what is newest when it is opened";
}
