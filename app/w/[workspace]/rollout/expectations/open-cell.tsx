import Link from "next/link";
import { EditExpectation } from "@/components/expectations/edit-expectation";
import { PromiseMark } from "@/components/expectations/promise-mark";
import { DefinitionList } from "@/components/ui/definition-list";
import { Drawer, DrawerSection } from "@/components/ui/drawer";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { expectationsHref, openKey } from "@/lib/domain/expectation-address";
import type { ClaimVerdict, ExpectationBoard, ExpectationCell, ExpectationSheet } from "@/lib/domain/expectation-board";
import { levelText } from "@/lib/domain/family-words";
import { type FigureAddress, figureHref } from "@/lib/domain/figure";
import { formatDate } from "@/lib/domain/format-date";
import { countText, percentText } from "@/lib/domain/number-words";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentHref } from "@/lib/domain/segment-address";
import { claimText, gapStatusText, sourceText, topicNames } from "@/lib/domain/service-words";
import { gapOwners } from "@/lib/services/expectations";
import { NotesOf } from "../../notes-of";
import { actualItems } from "./actual-items";

export interface OpenCellProps {
  readonly actor: Actor;
  readonly board: ExpectationBoard;
  /** What the address names: an id, or `segment.topic`. */
  readonly open: string;
}

/** All that is known of one topic of a segment; nothing where the address names none of them. */
export async function OpenCell({ actor, board, open }: OpenCellProps) {
  const found = board.sheets
    .flatMap((sheet) => sheet.cells.map((cell) => ({ sheet, cell })))
    .find(({ sheet, cell }) => openKey(sheet.slug, cell) === open || `${sheet.slug}.${cell.topic}` === open);
  if (!found) return null;
  const { sheet, cell } = found;
  const { slug } = actor.workspace;
  const { dataset } = board;
  const number = numberOf(board, sheet, cell);
  const closeHref = expectationsHref(slug, { dataset: dataset.slug, version: dataset.version });
  return (
    <Drawer
      title={topicNames[cell.topic]}
      kicker={<Link href={segmentHref(slug, sheet.slug)}>{sheet.name}</Link>}
      closeHref={closeHref}
      returnFocusTo={`cell-${encodeURIComponent(open)}`}
    >
      <Claims cell={cell} />
      <DrawerSection title="What happens">
        <DefinitionList items={actualItems(cell.actual)} />
        {number === null ? null : (
          <p>
            <Link href={figureHref(slug, number)}>Formula, SQL and rows of the answered tickets</Link>
          </p>
        )}
      </DrawerSection>
      <DrawerSection title="The gap">
        <DefinitionList
          items={[
            { term: "Owner", detail: cell.owner?.name ?? "nobody yet" },
            { term: "Status", detail: gapStatusText(cell.status, cell.againstExpected.state) },
            { term: "Due", detail: dueText(cell.due, board.gaps.find(({ id }) => id === cell.id)?.isOverdue) },
            ...(cell.updatedAt === null
              ? []
              : [{ term: "Written", detail: `${formatDate(cell.updatedAt)}, ${cell.updatedBy}` }]),
          ]}
        />
        {may(actor, "expectations.edit") ? <Edit actor={actor} sheet={sheet} cell={cell} /> : null}
      </DrawerSection>
      {cell.id === null ? null : (
        <NotesOf
          actor={actor}
          subject={{ kind: "expectation", id: cell.id }}
          pins={number === null ? [] : [{ label: `what happens to ${sheet.name}`, address: number }]}
          look="margin"
        />
      )}
    </Drawer>
  );
}

function dueText(due: string | null, isOverdue = false): string {
  if (due === null) return "none";
  return isOverdue ? `overdue since ${formatDate(due)}` : formatDate(due);
}

function Claims({ cell }: { readonly cell: ExpectationCell }) {
  const sides = [
    { title: "Expected", claim: cell.expected, verdict: cell.againstExpected },
    { title: "Offered", claim: cell.offered, verdict: cell.againstOffered },
  ];
  return sides.map(({ title, claim, verdict }) => (
    <DrawerSection key={title} title={title}>
      {claim === null ? (
        <p>{title === "Expected" ? "Nobody has written down what is expected." : "Nothing is offered."}</p>
      ) : (
        <>
          <DefinitionList
            items={[
              { term: "What", detail: claimText(cell.topic, claim) },
              { term: "Source", detail: sourceText(claim) },
              ...attainmentItems(verdict),
            ]}
          />
          <p>
            <PromiseMark state={verdict.state} ofPromise={title === "Offered"} />
          </p>
          <p>{verdict.sentence}</p>
        </>
      )}
    </DrawerSection>
  ));
}

function attainmentItems({ attainment }: ClaimVerdict) {
  if (!attainment || attainment.share === null) return [];
  const { k, n, share, interval, alpha, customers } = attainment;
  const [low, high] = interval ?? [null, null];
  const level = levelText(alpha);
  const bounds =
    low === null || high === null ? "" : `, ${percentText(low)} to ${percentText(high)} (${level} interval)`;
  return [
    { term: "In time", detail: `${percentText(share)}${bounds}` },
    {
      term: "Of",
      detail: `${countText(k)} of ${countText(n)} tickets answered or overdue, of ${countText(customers)} customers`,
    },
  ];
}

const metricsOf = { firstResponse: "first_response_median", resolution: "resolution_median" } as const;

/** The same number on the scoreboard, where it stands against the rest, with formula and SQL; null where tickets do not tell it. */
function numberOf(
  { dataset: { slug: dataset, version } }: ExpectationBoard,
  sheet: ExpectationSheet,
  { topic, actual }: ExpectationCell,
): FigureAddress | null {
  if (actual.kind !== "waits" || (topic !== "firstResponse" && topic !== "resolution")) return null;
  return { dataset, version, metric: metricsOf[topic], by: segmentsKey, group: sheet.ref };
}

async function Edit({
  actor,
  sheet,
  cell,
}: {
  readonly actor: Actor;
  readonly sheet: ExpectationSheet;
  readonly cell: ExpectationCell;
}) {
  const { expected, offered, owner, status, due, revision, topic } = cell;
  return (
    <EditExpectation
      workspace={actor.workspace.slug}
      segment={{ slug: sheet.slug, name: sheet.name }}
      topic={topic}
      cell={{ expected, offered, owner: owner?.id ?? null, status, due, revision }}
      owners={await gapOwners(actor)}
    />
  );
}
