"use client";

import { useState } from "react";
import { fieldText } from "@/components/ui/field-text";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { StakeholderFacts, StakeholderTeam, StakeholderView } from "@/lib/domain/stakeholder";
import { teamWords } from "@/lib/domain/stakeholder-words";
import styles from "./stakeholders.module.css";

export interface Member {
  readonly id: string;
  readonly name: string;
}

export interface StakeholderFieldsProps {
  readonly members: readonly Member[];
  /** Whose entry is changed; null for a new one. */
  readonly stakeholder: StakeholderView | null;
}

/** Who somebody is, their stake, and what they need. */
export function StakeholderFields({ members, stakeholder }: StakeholderFieldsProps) {
  const [member, setMember] = useState(stakeholder ? (stakeholder.memberId ?? "") : (members[0]?.id ?? ""));
  const isListed = member === "" || members.some(({ id }) => id === member);
  return (
    <>
      <div className={styles.two}>
        <Select label="Person" name="member" value={member} onChange={(event) => setMember(event.target.value)}>
          {isListed ? null : <option value={member}>{stakeholder?.name}</option>}
          {members.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="">Somebody outside</option>
        </Select>
        {member === "" ? (
          <TextInput
            label="Name"
            name="name"
            maxLength={80}
            required
            autoComplete="off"
            defaultValue={stakeholder?.memberId === null ? stakeholder.name : ""}
          />
        ) : null}
        <TextInput
          label="Role"
          hint="For example: head of sales"
          name="role"
          maxLength={120}
          defaultValue={stakeholder?.role}
        />
        <Select label="Team" name="team" defaultValue={stakeholder?.team ?? "leadership"}>
          {Object.entries(teamWords).map(([team, words]) => (
            <option key={team} value={team}>
              {words}
            </option>
          ))}
        </Select>
      </div>
      <Textarea
        label="Stake"
        hint="What they win or lose"
        name="stake"
        rows={2}
        maxLength={1000}
        defaultValue={stakeholder?.stake}
      />
      <Textarea
        label="What they need to succeed"
        name="needs"
        rows={2}
        maxLength={1000}
        defaultValue={stakeholder?.needs}
      />
    </>
  );
}

/** The facts of a sent form. */
export function factsIn(fields: FormData): StakeholderFacts {
  const text = (name: string) => fieldText(fields, name);
  const member = text("member");
  return {
    person: member === "" ? { kind: "outside", name: text("name") } : { kind: "member", id: member },
    role: text("role"),
    team: text("team") as StakeholderTeam,
    stake: text("stake"),
    needs: text("needs"),
  };
}
