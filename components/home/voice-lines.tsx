import { GroupLabel } from "@/components/ui/group-label";
import { MarkDifference } from "@/components/ui/mark-difference";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";

export interface VoiceLine {
  readonly key: string;
  readonly segment: { readonly name: string; readonly index: number; readonly letter: string };
  readonly theme: string | null;
  /** Whether a theme of the segment is hidden, so that no theme need not mean that none was spoken of. */
  readonly isThemeHidden: boolean;
  /** Share of the voices; null where so few may not be told. */
  readonly voice: string | null;
  readonly base: string | null;
  readonly isMarked: boolean;
}

/** Each segment's loudest theme, and its share of voices beside its share of customers. */
export function VoiceLines({ lines }: { readonly lines: readonly VoiceLine[] }) {
  return (
    <Table label="Voices by segment">
      <thead>
        <Row>
          <HeadCell>Segment</HeadCell>
          <HeadCell>Loudest theme</HeadCell>
          <HeadCell numeric>Voice</HeadCell>
          <HeadCell numeric>Base</HeadCell>
        </Row>
      </thead>
      <tbody>
        {lines.map(({ key, segment, theme, isThemeHidden, voice, base, isMarked }) => (
          <Row key={key}>
            <RowHead>
              <GroupLabel index={segment.index} letter={segment.letter} name={segment.name} />
            </RowHead>
            <Cell>{theme ?? (isThemeHidden ? <Missing kind="suppressed" /> : "–")}</Cell>
            <Cell numeric>
              {voice === null ? (
                <Missing kind="suppressed" />
              ) : isMarked ? (
                <MarkDifference verdict="differs" difference={voice} />
              ) : (
                voice
              )}
            </Cell>
            <Cell numeric>{base ?? "–"}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
