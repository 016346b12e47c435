import Link from "next/link";
import { BubbleFigure } from "@/components/priority/bubble-figure";
import { ImpactTable } from "@/components/priority/impact-table";
import { Figure } from "@/components/ui/figure";
import { Column, Columns, Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import { addedWords, impactHeadline } from "@/lib/domain/impact-words";
import { impactHref, marketHref } from "@/lib/domain/priority-address";
import { bubbles } from "@/lib/services/bubbles";
import { homeScenario } from "@/lib/services/scenarios";
import type { HomeProps } from "./home-props";

/** Where the next unit of money might go: the newest kept scenario, else ten per cent more of the first target; and room against lift. */
export async function PriorityFigures({ actor, dataset, version }: HomeProps) {
  if (!may(actor, "priorities.read")) return null;
  const address = { dataset, version: String(version) };
  const { slug } = actor.workspace;
  const place = { dataset, version };
  const [found, drawn] = await Promise.all([homeScenario(actor, address), bubbles(actor, address)]);
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
