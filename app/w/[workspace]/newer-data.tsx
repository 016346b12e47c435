import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { formatDate } from "@/lib/domain/format-date";

export interface NewerDataProps {
  /** The same page of the newest version. */
  readonly href: string;
  readonly newest: number;
  readonly shown: { readonly version: number; readonly builtAt: string };
  /** What is on the page: all that its link says, a list, or one customer. */
  readonly what?: "link" | "list" | "customer";
}

/** What a newer version of the data would change: an address keeps its numbers, and says so. */
export function NewerData({ href, newest, shown, what = "link" }: NewerDataProps) {
  if (newest <= shown.version) return null;
  const same = what === "customer" ? "this customer" : "the same";
  return (
    <Notice
      tone="warn"
      title="A newer dataset exists."
      action={<ButtonLink size="small" href={href}>{`See ${same} in version ${newest}`}</ButtonLink>}
    >
      {`This ${what === "customer" ? "page" : what} shows version ${shown.version}, as it was built on ${formatDate(shown.builtAt)}.`}
    </Notice>
  );
}
