import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { StakeholderView } from "@/lib/domain/stakeholder";
import { teamWords } from "@/lib/domain/stakeholder-words";
import { StakeholderActions } from "./stakeholder-actions";
import type { Member } from "./stakeholder-fields";
import styles from "./stakeholders.module.css";

export interface StakeholderTableProps {
  readonly workspace: string;
  readonly stakeholders: readonly StakeholderView[];
  /** Members who can be put in; null where the reader may not write. */
  readonly members: readonly Member[] | null;
}

/** Who holds a stake, what it is, and what each needs to succeed. */
export function StakeholderTable({ workspace, stakeholders, members }: StakeholderTableProps) {
  return (
    <Table label="Stakeholders">
      <thead>
        <tr>
          <HeadCell>Who</HeadCell>
          <HeadCell>Team</HeadCell>
          <HeadCell>Stake</HeadCell>
          <HeadCell>What they need to succeed</HeadCell>
          {members ? <HeadCell>Change</HeadCell> : null}
        </tr>
      </thead>
      <tbody>
        {stakeholders.map((one) => (
          <Row key={one.id}>
            <RowHead className={styles.name}>
              {one.name}
              <span className={styles.small}>{factsOf(one)}</span>
            </RowHead>
            <Cell>{teamWords[one.team]}</Cell>
            <Cell wrap>{one.stake === "" ? "not written" : one.stake}</Cell>
            <Cell wrap>{one.needs === "" ? "not written" : one.needs}</Cell>
            {members ? (
              <Cell>
                <StakeholderActions workspace={workspace} stakeholder={one} members={members} />
              </Cell>
            ) : null}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function factsOf({ role, memberId, hasLeft }: StakeholderView): string {
  const where = memberId === null ? "outside" : hasLeft ? "has left the workspace" : "";
  return [role, where].filter((words) => words !== "").join(", ");
}
