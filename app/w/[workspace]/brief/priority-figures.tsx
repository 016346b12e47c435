import Link from "next/link";
import { BubbleFigure } from "@/components/priority/bubble-figure";
import { ImpactTable } from "@/components/priority/impact-table";
import { Figure } from "@/components/ui/figure";
import { Column, Columns, Remark } from "@/components/ui/layout";
import type { Actor } from "@/lib/domain/actor";
import { addedWords, impactHeadline } from "@/lib/domain/impact-words";
import { impactHref, marketHref } from "@/lib/domain/priority-address";
import type { PriorityParts } from "@/lib/services/priority-parts";

export interface PriorityFiguresProps {
  readonly actor: Actor;
  readonly place: { readonly dataset: string; readonly version: number };
  readonly parts: Omit<PriorityParts, "gaps">;
}

/** Where the next unit of money might go: the newest kept scenario, else ten per cent more of the first target; and room against lift. */
export function PriorityFigures({ actor, place, parts: { found, drawn } }: PriorityFiguresProps) {
  const { slug } = actor.workspace;
  if (!found && !drawn) return null;
  const { impact = null, scenario = null } = found ?? {};
  return (
    <Columns>
      {impact ? (
        <Column span={6}>
          <Figure title={impactHeadline(impact)} lede="The last column holds what comes of it in 90 % of cases.">
            <ImpactTable
              rows={impact.rows}
              currency={impact.dataset.currency}
              title={impact.added === null ? impact.segment.name : addedWords(impact.added)}
            />
            <Remark>
              {scenario ? `Kept as \u201c${scenario.name}\u201d by ${scenario.savedBy}. ${scenario.note} ` : null}
              {impact.assumptions.slice(0, 2).join(" ")}{" "}
              <Link href={impactHref(slug, place, impact.question)}>Change the assumptions</Link>
            </Remark>
          </Figure>
        </Column>
      ) : null}
      {drawn ? (
        <Column span={6}>
          <BubbleFigure view={drawn} hrefOf={(segment) => marketHref(slug, { ...place, segment })} />
        </Column>
      ) : null}
    </Columns>
  );
}
