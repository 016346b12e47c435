import { ButtonLink } from "@/components/ui/button-link";
import { Figure } from "@/components/ui/figure";
import { Actions } from "@/components/ui/layout";
import type { Actor } from "@/lib/domain/actor";
import { isPublished } from "@/lib/domain/segment";
import { segmentHref } from "@/lib/domain/segment-address";
import { datasets } from "@/lib/services/datasets";
import { segments } from "@/lib/services/segments";

export interface BattleCardsProps {
  readonly workspace: string;
  readonly segments: readonly { readonly slug: string; readonly name: string }[];
}

/** What to say to a customer: the cards of the segments it is in. */
export function BattleCards({ workspace, segments: cards }: BattleCardsProps) {
  if (cards.length === 0) return null;
  return (
    <Actions>
      {cards.map(({ slug, name }) => (
        <ButtonLink key={slug} size="small" href={segmentHref(workspace, slug, { tab: "battle-card" })}>
          {`Battle card: ${name}`}
        </ButtonLink>
      ))}
    </Actions>
  );
}

/** For those who may not know which segment a customer is in: every card, each says how to recognise its segment. */
export async function EveryBattleCard({ actor }: { readonly actor: Actor }) {
  const lists = await Promise.all((await datasets(actor)).map(({ slug }) => segments(actor, slug)));
  const published = lists.flat().filter(isPublished);
  if (published.length === 0) return null;
  return (
    <Figure
      title="Before you talk to this customer"
      lede="Each card says first how to recognise its customers, and when to stop."
    >
      <BattleCards workspace={actor.workspace.slug} segments={published} />
    </Figure>
  );
}
