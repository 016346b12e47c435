import Link from "next/link";
import { GroupLabel } from "@/components/ui/group-label";
import { Stance } from "@/components/ui/stance";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { DecisionSegment } from "@/lib/domain/decision-resources";
import { segmentHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";
import styles from "./decisions.module.css";
import { SetTarget } from "./set-target";

export interface SegmentsThenProps {
  readonly workspace: string;
  readonly segments: readonly DecisionSegment[];
  readonly isFrozen: boolean;
  /** The decision is taken, and this reader may set what becomes of its segments. */
  readonly mayTarget: boolean;
}

/** The segments that a decision is about: as they were defined that day, and today. */
export function SegmentsThen({ workspace, segments, isFrozen, mayTarget }: SegmentsThenProps) {
  return (
    <Table label="Segments it is about" rows="tall" sticky>
      <thead>
        <tr>
          <HeadCell>Segment</HeadCell>
          <HeadCell>Stance today</HeadCell>
          {isFrozen ? <HeadCell>Definition as it was</HeadCell> : null}
          <HeadCell>{isFrozen ? "Definition today" : "Definition"}</HeadCell>
          {isFrozen ? <HeadCell numeric>Customers then</HeadCell> : null}
          <HeadCell numeric>{isFrozen ? "Customers today" : "Customers"}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {segments.map(({ slug, name, code, stance, isArchived, was, today, size }) => (
          <Row key={slug}>
            <RowHead>
              <GroupLabel {...segmentTile(code)} name={name} href={segmentHref(workspace, slug)} />
            </RowHead>
            <Cell>
              <Stance stance={stance} />{" "}
              {mayTarget && !isArchived && stance !== "target" ? (
                <SetTarget workspace={workspace} segment={{ slug, name }} />
              ) : null}
            </Cell>
            {isFrozen ? (
              <Cell wrap>
                <Definition workspace={workspace} slug={slug} definition={was} />
              </Cell>
            ) : null}
            <Cell wrap>
              {was && today && was.definition === today.definition ? (
                "the same"
              ) : (
                <Definition workspace={workspace} slug={slug} definition={today} />
              )}
            </Cell>
            {isFrozen ? <Cell numeric>{size?.was?.text ?? "–"}</Cell> : null}
            <Cell numeric>{size?.today?.text ?? "–"}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

interface DefinitionProps {
  readonly workspace: string;
  readonly slug: string;
  readonly definition: DecisionSegment["today"];
}

function Definition({ workspace, slug, definition }: DefinitionProps) {
  if (definition === null) return "not published";
  return (
    <>
      <Link
        href={segmentHref(workspace, slug, { definition: definition.definition })}
      >{`v${definition.definition}`}</Link>{" "}
      <span className={styles.small}>{definition.sentence}</span>
    </>
  );
}
