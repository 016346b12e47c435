import { Reasons } from "@/components/portfolio/reasons";
import { Figure } from "@/components/ui/figure";
import { attentionRule } from "@/lib/domain/attention";
import type { CustomerView } from "@/lib/domain/customers";

/** Why an account is on the attention list, and what changed; nothing where it stands in no book that is open to the reader. */
export function StandingOfAccount({ view: { standing, isOwn } }: { readonly view: CustomerView }) {
  if (standing === null) return null;
  const { before, reasons, changes } = standing;
  const whose = isOwn ? "your list" : "the list of who looks after it";
  return (
    <Figure title={reasons.length === 0 ? `Not on ${whose}` : `Why it is on ${whose}`} lede={attentionRule}>
      <Reasons reasons={reasons} />
      <p>
        {before === null
          ? "What changed stands here once the dataset has a second version."
          : changes.length === 0
            ? `No change of its segments or of what it pays is known since version ${before}.`
            : `Since version ${before}: ${changes.join(" ")}`}
      </p>
    </Figure>
  );
}
