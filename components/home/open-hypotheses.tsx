import Link from "next/link";
import { GroupLabel } from "@/components/ui/group-label";
import { Mark } from "@/components/ui/mark";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";

export interface HypothesisLine {
  readonly key: string;
  readonly segment: { readonly name: string; readonly index: number; readonly letter: string };
  readonly claim: string;
  readonly href: string;
  readonly stage: string;
  readonly state: "supported" | "refuted" | "open";
  readonly stateWords: string;
  /** What it needs to move on; null where nothing does. */
  readonly missing: string | null;
}

/** Open hypotheses with the state of their evidence and what is missing. */
export function OpenHypotheses({ lines }: { readonly lines: readonly HypothesisLine[] }) {
  return (
    <Table label="Open hypotheses" sticky>
      <thead>
        <Row>
          <HeadCell>Hypothesis</HeadCell>
          <HeadCell>Segment</HeadCell>
          <HeadCell>Column</HeadCell>
          <HeadCell>Evidence</HeadCell>
          <HeadCell>Missing</HeadCell>
        </Row>
      </thead>
      <tbody>
        {lines.map(({ key, segment, claim, href, stage, state, stateWords, missing }) => (
          <Row key={key}>
            <RowHead>
              <Link href={href} prefetch={false}>
                {claim}
              </Link>
            </RowHead>
            <Cell>
              <GroupLabel index={segment.index} letter={segment.letter} name={segment.name} />
            </Cell>
            <Cell>{stage}</Cell>
            <Cell>
              <Mark sign={state} tone={state === "supported" ? "good" : state === "refuted" ? "bad" : "none"}>
                {stateWords}
              </Mark>
            </Cell>
            <Cell wrap tone={missing === null ? "muted" : undefined}>
              {missing ?? "nothing"}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
