import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import type { Invite } from "@/lib/domain/workspace-resources";

/** A link that works once, as it is shown once. */
export function LinkNotice({ title, invite }: { readonly title: string; readonly invite: Invite }) {
  const href = new URL(invite.link, location.origin).href;
  return (
    <Notice tone="good" role="status" title={title} action={<CopyButton text={href}>Copy the link</CopyButton>}>
      <code>{href}</code>
    </Notice>
  );
}
