import { Disclosure } from "@/components/ui/disclosure";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/domain/format-date";
import type { StakeholderView } from "@/lib/domain/stakeholder";
import { buyInWords, stepWords } from "@/lib/domain/stakeholder-words";

/** Every word that was written down of those on the register, the newest first; the matrix has the latest alone. */
export function BuyInHistory({ stakeholders }: { readonly stakeholders: readonly StakeholderView[] }) {
  const words = stakeholders
    .flatMap(({ id, name, history }) => history.map((word, at) => ({ ...word, name, key: `${id} ${at}` })))
    .sort((one, other) => other.on.localeCompare(one.on));
  if (words.length === 0) return null;
  return (
    <Disclosure summary="Every word so far">
      <Table label="Every word on buy-in, the newest first" rows="compact" sticky>
        <thead>
          <tr>
            <HeadCell>Since</HeadCell>
            <HeadCell>Who</HeadCell>
            <HeadCell>Step</HeadCell>
            <HeadCell>Stands</HeadCell>
            <HeadCell>What they said</HeadCell>
            <HeadCell>Written by</HeadCell>
          </tr>
        </thead>
        <tbody>
          {words.map(({ key, on, name, step, buyIn, note, by }) => (
            <Row key={key}>
              <RowHead>{formatDate(on)}</RowHead>
              <Cell wrap>{name}</Cell>
              <Cell>{stepWords[step]}</Cell>
              <Cell>{buyInWords[buyIn]}</Cell>
              <Cell wrap>{note === "" ? "–" : note}</Cell>
              <Cell>{by}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Disclosure>
  );
}
