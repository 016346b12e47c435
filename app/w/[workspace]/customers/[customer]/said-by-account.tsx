import Link from "next/link";
import { AddFeedback } from "@/components/feedback/add-feedback";
import { QuoteList } from "@/components/feedback/quote-list";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { CustomerView } from "@/lib/domain/customers";
import { feedbackHref } from "@/lib/domain/feedback-address";
import { countText } from "@/lib/domain/number-words";
import { today } from "@/lib/platform/clock";
import { feedbackList, writtenThemes } from "@/lib/services/feedback";
import { quoteTexts } from "../../rollout/feedback/voice-rows";

export interface SaidByAccountProps {
  readonly actor: Actor;
  readonly view: CustomerView;
  readonly place: { readonly dataset: string; readonly version: number };
}

/** What this customer said, for those who may read it, and where the next thing is written down. */
export async function SaidByAccount({ actor, view, place }: SaidByAccountProps) {
  if (!may(actor, "feedbackText.read")) return null;
  const { slug } = actor.workspace;
  const address = { dataset: place.dataset, version: String(place.version) };
  const list = await feedbackList(actor, { ...address, customer: view.id, offset: "0" });
  const told = quoteTexts(list, { workspace: slug, place, view, opensCustomers: false });
  // Whose words these are, and in which segments that customer is, stands on the page.
  const quotes = told.map((quote) => ({ ...quote, customer: null, segments: null }));
  return (
    <Figure
      id="said"
      title={saidTitle(list.total)}
      actions={
        may(actor, "feedback.edit") ? (
          <AddFeedback
            workspace={slug}
            dataset={place.dataset}
            customer={view.id}
            today={today()}
            themes={await writtenThemes(actor, place.dataset)}
          />
        ) : undefined
      }
    >
      {quotes.length === 0 ? (
        <Empty title="Nothing this customer said is written down" />
      ) : (
        <QuoteList quotes={quotes} />
      )}
      <Remark>
        {list.total > quotes.length ? `The latest ${quotes.length}. ` : ""}
        <Link href={feedbackHref(slug, place)}>What others say, by theme and segment</Link>
      </Remark>
    </Figure>
  );
}

function saidTitle(total: number): string {
  if (total === 0) return "What this customer said";
  return `What this customer said: ${countText(total)} ${total === 1 ? "thing" : "things"}`;
}
