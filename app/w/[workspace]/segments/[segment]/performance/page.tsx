import type { Metadata } from "next";
import { PerformanceTable } from "@/components/segments/performance-table";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { groupedMetrics } from "@/lib/domain/metric-chapters";
import { performanceHeadline } from "@/lib/domain/performance-headline";
import { type Segment, segmentRef } from "@/lib/domain/segment";
import { segmentHref } from "@/lib/domain/segment-address";
import { againstLabel } from "@/lib/domain/sentence";
import { segmentBook } from "@/lib/services/asked-segments";
import type { SegmentPageView } from "@/lib/services/segment-page";
import { type SegmentPerformance, segmentPerformance } from "@/lib/services/segment-performance";
import { comparable } from "../../../compare/read-state";
import { refusal } from "../../../page-actor";
import { one } from "../../../sheet";
import { openSegmentPage, type SegmentPageProps } from "../open-page";
import { PerformanceNotes, performanceLede } from "../overview-performance";
import { performanceRows } from "../performance-rows";
import { SegmentFrame } from "../segment-frame";
import styles from "./performance.module.css";

export const metadata: Metadata = { title: "Performance of a segment" };

export default async function SegmentPerformancePage(props: SegmentPageProps) {
  const { actor, page, search } = await openSegmentPage(props, "performance");
  const { ref, dataset, shown, fault } = page;
  if (ref === null || fault !== null) return <SegmentFrame actor={actor} page={page} tab="performance" />;
  const { segments } = await segmentBook(actor, shown.dataset.id);
  const address = { dataset: dataset.slug, version: String(shown.number) };
  const against = one(search.against) ?? "rest";
  const asked = { segment: ref, against, measures: "all" as const };
  const found = await segmentPerformance(actor, address, asked).catch(refusal);
  return (
    <SegmentFrame actor={actor} page={page} tab="performance">
      <AgainstForm actor={actor} page={page} against={against} segments={segments} />
      {found instanceof AppError ? (
        <Figure title="This comparison cannot be shown">
          <Empty title={found.sentence} />
        </Figure>
      ) : (
        <Performance actor={actor} page={page} segment={ref} found={found} />
      )}
    </SegmentFrame>
  );
}

interface PerformanceProps {
  readonly actor: Actor;
  readonly page: SegmentPageView;
  readonly segment: string;
  readonly found: SegmentPerformance;
}

function Performance({ actor, page, segment, found: { view, question } }: PerformanceProps) {
  const { dataset, shown } = page;
  const place = { workspace: actor.workspace.slug, dataset: dataset.slug, version: shown.number };
  const rows = performanceRows({ ...place, question, view, segment });
  const shared = view.groups.find(({ key }) => key === segment)?.shared ?? 0;
  const against = againstLabel(view);
  return (
    <>
      {shared > 0 ? (
        <Notice tone="info">
          {`${shared.toLocaleString("en-GB")} customers are in both ${page.segment.name} and ${against}: differences are told from those who are in one of them.`}
        </Notice>
      ) : null}
      <Figure title={performanceHeadline(view, segment)} lede={performanceLede(view)}>
        <PerformanceTable
          label={`Performance of ${page.segment.name}`}
          segment={page.segment.name}
          against={against}
          chapters={groupedMetrics(rows).map(({ name, metrics }) => ({ name, rows: metrics }))}
        />
        <PerformanceNotes view={view} />
      </Figure>
    </>
  );
}

interface AgainstFormProps {
  readonly actor: Actor;
  readonly page: SegmentPageView;
  readonly against: string;
  readonly segments: readonly Segment[];
}

/** What the segment is compared with; the choice stands in the address. */
function AgainstForm({ actor, page, against, segments }: AgainstFormProps) {
  const { segment, shown, definition } = page;
  const others = comparable(segments).filter(({ slug }) => slug !== segment.slug);
  return (
    <form
      className={styles.form}
      action={segmentHref(actor.workspace.slug, segment.slug, { tab: "performance" })}
      method="get"
    >
      <input type="hidden" name="version" value={shown.number} />
      {definition ? <input type="hidden" name="definition" value={definition.number} /> : null}
      <Select label="Compared with" name="against" defaultValue={against}>
        <option value="rest">the rest of the base</option>
        <option value="average">the average</option>
        <optgroup label="one segment">
          {others.map(({ slug, name, latest }) => (
            <option key={slug} value={`group:${segmentRef(slug, latest)}`}>
              {name}
            </option>
          ))}
        </optgroup>
      </Select>
      <Button type="submit">Show</Button>
    </form>
  );
}
