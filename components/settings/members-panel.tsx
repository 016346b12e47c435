"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Failed } from "@/components/ui/failed";
import { Figure } from "@/components/ui/figure";
import { Actions, Stack } from "@/components/ui/layout";
import { Select } from "@/components/ui/select";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { fetchJson } from "@/lib/api/client/fetch-json";
import { jobRoles, levels } from "@/lib/domain/actor";
import { formatDate } from "@/lib/domain/format-date";
import type { Invite, MemberView } from "@/lib/domain/workspace-resources";
import { LinkNotice } from "./link-notice";
import styles from "./settings.module.css";

export interface MembersPanelProps {
  readonly workspace: string;
  readonly members: readonly MemberView[];
}

export function MembersPanel({ workspace, members }: MembersPanelProps) {
  const address = `/api/v1/w/${workspace}/members`;
  const queries = useQueryClient();
  const key = ["members", workspace];
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => fetchJson<{ members: MemberView[] }>(address, { signal }),
    initialData: { members: [...members] },
  });
  const change = useMutation({
    mutationFn: ({ id, ...body }: { id: string; jobRole?: string; level?: string }) =>
      fetchJson<MemberView>(`${address}/${id}`, { method: "PATCH", body }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  const remove = useMutation({
    mutationFn: (id: string) => fetchJson<null>(`${address}/${id}`, { method: "DELETE" }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  const reset = useMutation({
    mutationFn: (id: string) => fetchJson<Invite>(`${address}/${id}/reset`, { method: "POST" }),
  });
  const fault = change.error ?? remove.error;
  return (
    <>
      <Figure title={`${data.members.length} ${data.members.length === 1 ? "person works" : "people work"} here`}>
        {fault ? <Failed title="That was not saved">{fault.message}</Failed> : null}
        <Table label="Members" sticky>
          <thead>
            <Row>
              <HeadCell>Name</HeadCell>
              <HeadCell>E-mail</HeadCell>
              <HeadCell>Job role</HeadCell>
              <HeadCell>Level</HeadCell>
              <HeadCell>Since</HeadCell>
              <HeadCell>
                <VisuallyHidden>Actions</VisuallyHidden>
              </HeadCell>
            </Row>
          </thead>
          <tbody>
            {data.members.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                onChange={(body) => change.mutate({ id: member.id, ...body })}
                onRemove={() => remove.mutate(member.id)}
                onReset={() => reset.mutate(member.id)}
              />
            ))}
          </tbody>
        </Table>
        {reset.error ? <Failed title="No link was made">{reset.error.message}</Failed> : null}
        {reset.data ? (
          <LinkNotice title={`A new password for ${reset.data.email}, within 24 hours:`} invite={reset.data} />
        ) : null}
      </Figure>
      <InviteForm address={address} />
    </>
  );
}

interface MemberRowProps {
  readonly member: MemberView;
  readonly onChange: (change: { jobRole?: string; level?: string }) => void;
  readonly onRemove: () => void;
  readonly onReset: () => void;
}

function MemberRow({ member, onChange, onRemove, onReset }: MemberRowProps) {
  const [asks, setAsks] = useState(false);
  return (
    <Row>
      <RowHead>{member.isYou ? `${member.name} (you)` : member.name}</RowHead>
      <Cell>{member.email}</Cell>
      <Cell>
        <Select
          label={`Job role of ${member.name}`}
          labelHidden
          size="small"
          value={member.jobRole}
          onChange={(event) => onChange({ jobRole: event.target.value })}
        >
          {jobRoles.map((role) => (
            <option key={role}>{role}</option>
          ))}
        </Select>
      </Cell>
      <Cell>
        <Select
          label={`Level of ${member.name}`}
          labelHidden
          size="small"
          value={member.level}
          disabled={member.isYou}
          onChange={(event) => onChange({ level: event.target.value })}
        >
          {levels.map((level) => (
            <option key={level}>{level}</option>
          ))}
        </Select>
      </Cell>
      <Cell tone="muted">{formatDate(member.joinedAt)}</Cell>
      <Cell>
        {member.isYou ? null : asks ? (
          <Actions>
            <Button size="small" tone="danger" onClick={onRemove}>{`Yes, remove ${member.name}`}</Button>
            <Button size="small" onClick={() => setAsks(false)}>
              Keep
            </Button>
          </Actions>
        ) : (
          <Actions>
            <Button size="small" tone="quiet" aria-label={`New password link for ${member.name}`} onClick={onReset}>
              New password link
            </Button>
            <Button size="small" tone="quiet" aria-label={`Remove ${member.name}`} onClick={() => setAsks(true)}>
              Remove
            </Button>
          </Actions>
        )}
      </Cell>
    </Row>
  );
}

function InviteForm({ address }: { readonly address: string }) {
  const invite = useMutation({
    mutationFn: (body: Record<string, unknown>) => fetchJson<Invite>(address, { method: "POST", body }),
  });
  return (
    <Figure title="Invite somebody" lede="You get a link that works once. Pass it on yourself: nothing is sent." plain>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate(Object.fromEntries(new FormData(event.currentTarget)));
        }}
      >
        <Stack>
          <TextInput label="E-mail" name="email" type="email" required maxLength={254} />
          <Select label="Job role" name="jobRole" defaultValue="product">
            {jobRoles.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </Select>
          <Select
            label="Level"
            name="level"
            defaultValue="editor"
            hint="viewer reads, contributor proposes, editor does what the job role may, admin does everything"
          >
            {levels.map((level) => (
              <option key={level}>{level}</option>
            ))}
          </Select>
          <Actions>
            <Button type="submit" tone="primary" busy={invite.isPending}>
              Make the link
            </Button>
          </Actions>
        </Stack>
      </form>
      {invite.error ? <Failed title="No link was made">{invite.error.message}</Failed> : null}
      {invite.data ? <LinkNotice title={`For ${invite.data.email}:`} invite={invite.data} /> : null}
    </Figure>
  );
}
