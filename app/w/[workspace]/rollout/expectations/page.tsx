import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ExpectationTable } from "@/components/expectations/expectation-table";
import { GapTable } from "@/components/expectations/gap-table";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import type { Actor } from "@/lib/domain/actor";
import { expectationsHref, openKey } from "@/lib/domain/expectation-address";
import type { ExpectationBoard } from "@/lib/domain/expectation-board";
import { boardHeadline, countsSentence, gapNumbers } from "@/lib/domain/expectation-headline";
import { segmentHref, segmentsHref } from "@/lib/domain/segment-address";
import { expectationBoard } from "@/lib/services/expectations";
import { sheetProps } from "../../compare/sheet-props";
import { addressOf, pageActor } from "../../page-actor";
import { askedSheet, one } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { NothingToRollOut } from "../nothing-to-roll-out";
import { RolloutTabs } from "../rollout-tabs";
import { titleItems } from "./board-proof";
import { OpenCell } from "./open-cell";

export const metadata: Metadata = { title: "Service expectations" };

export default async function ExpectationsPage({
  params,
  searchParams,
}: PageProps<"/w/[workspace]/rollout/expectations">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/rollout/expectations`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await askedSheet(actor, search, address);
  if (!sheet)
    return (
      <NothingToRollOut actor={actor} tab="expectations" title="Service expectations stand here once there is data" />
    );
  const { dataset, shown } = sheet;
  const open = one(search.open);
  const place = { dataset: dataset.slug, version: shown.number };
  if (search.dataset === undefined || search.version !== String(shown.number))
    redirect(expectationsHref(workspace, { ...place, open }));
  const board = await expectationBoard(actor, { dataset: place.dataset, version: String(place.version) });
  return (
    <WorkspaceFrame
      actor={actor}
      section="rollout"
      sheet={sheetProps(workspace, dataset, shown, (number) =>
        expectationsHref(workspace, { ...place, version: number, open }),
      )}
    >
      <PageHeader
        breadcrumb={[{ label: "Roll out" }, { label: "service expectations" }]}
        title={boardHeadline(board)}
        lede={countsSentence(board.sheets)}
      />
      <RolloutTabs actor={actor} current="expectations" place={place} />
      <TitleBlock items={titleItems(board)} />
      <Board actor={actor} board={board} />
      {open === undefined ? null : <OpenCell actor={actor} board={board} open={open} />}
    </WorkspaceFrame>
  );
}

function Board({ actor, board }: { readonly actor: Actor; readonly board: ExpectationBoard }) {
  const { slug } = actor.workspace;
  const { dataset, sheets, gaps } = board;
  const place = { dataset: dataset.slug, version: dataset.version };
  if (sheets.length === 0)
    return (
      <Figure title="Segments × what they expect">
        <Empty
          title="No segment of this dataset has been published"
          action={<ButtonLink href={segmentsHref(slug, dataset.slug)}>Open the segments</ButtonLink>}
        >
          A segment's sheet says what it expects, what it is offered and what it gets.
        </Empty>
      </Figure>
    );
  return (
    <>
      <Figure
        title="What each segment expects, what we offer, what happens"
        lede="Drawn cells: the upright bar is expected, the square is offered, the dot is how long half of the tickets waited, with its 95 % interval; further left is faster. Square-root scales."
      >
        <ExpectationTable
          sheets={sheets}
          unitWord="customers"
          segmentHref={(sheet) => segmentHref(slug, sheet.slug, { version: dataset.version })}
          cellHref={(sheet, cell) => expectationsHref(slug, { ...place, open: openKey(sheet.slug, cell) })}
        />
        {board.notes.map((note) => (
          <Remark key={note}>{note}</Remark>
        ))}
      </Figure>
      <Figure
        title={gaps.length === 0 ? "No gap is known" : gapsTitle(gaps.length)}
        lede="Still to be mended first, then accepted or said to be fixed; of each, of the segment that pays most first, then by how many times the wait is the limit. Waited longer: customers still there with a ticket beyond what their segment expects."
      >
        {gaps.length === 0 ? (
          <Empty title="Gaps stand here once something expected is missed or met in part" />
        ) : (
          <GapTable
            gaps={gaps}
            currency={dataset.currency}
            numbersOf={(gap) => gapNumbers(gap, sheets)}
            hrefOf={(gap) => expectationsHref(slug, { ...place, open: gap.id })}
          />
        )}
      </Figure>
    </>
  );
}

function gapsTitle(count: number): string {
  return count === 1 ? "One gap, and what it puts at stake" : `${count} gaps, by what they put at stake`;
}
