"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Empty } from "@/components/ui/empty";
import { Failed } from "@/components/ui/failed";
import { Figure } from "@/components/ui/figure";
import { Actions, Stack } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { fetchJson } from "@/lib/api/client/fetch-json";
import { levels } from "@/lib/domain/actor";
import { formatDate } from "@/lib/domain/format-date";
import type { NewToken, TokenView } from "@/lib/domain/workspace-resources";
import styles from "./settings.module.css";

export interface TokensPanelProps {
  readonly workspace: string;
  readonly tokens: readonly TokenView[];
}

export function TokensPanel({ workspace, tokens }: TokensPanelProps) {
  const address = `/api/v1/w/${workspace}/tokens`;
  const queries = useQueryClient();
  const key = ["tokens", workspace];
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => fetchJson<{ tokens: TokenView[] }>(address, { signal }),
    initialData: { tokens: [...tokens] },
  });
  const refresh = () => queries.invalidateQueries({ queryKey: key });
  const revoke = useMutation({
    mutationFn: (id: string) => fetchJson<null>(`${address}/${id}`, { method: "DELETE" }),
    onSettled: refresh,
  });
  return (
    <>
      <Figure
        title={
          data.tokens.length === 0
            ? "No script has a token"
            : data.tokens.length === 1
              ? "1 token is alive"
              : `${data.tokens.length} tokens are alive`
        }
      >
        {revoke.error ? <Failed title="The token was not revoked">{revoke.error.message}</Failed> : null}
        {data.tokens.length === 0 ? (
          <Empty title="Nothing calls the API yet">
            A token lets a script do what you may do here, at most at the level you choose.
          </Empty>
        ) : (
          <TokenTable tokens={data.tokens} onRevoke={(id) => revoke.mutate(id)} />
        )}
      </Figure>
      <TokenForm address={address} onMade={refresh} />
    </>
  );
}

function TokenTable({
  tokens,
  onRevoke,
}: {
  readonly tokens: readonly TokenView[];
  readonly onRevoke: (id: string) => void;
}) {
  return (
    <Table label="API tokens" sticky>
      <thead>
        <Row>
          <HeadCell>Name</HeadCell>
          <HeadCell>Begins with</HeadCell>
          <HeadCell>Level</HeadCell>
          <HeadCell>Made by</HeadCell>
          <HeadCell>Expires</HeadCell>
          <HeadCell>Last used</HeadCell>
          <HeadCell>
            <VisuallyHidden>Actions</VisuallyHidden>
          </HeadCell>
        </Row>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <Row key={token.id}>
            <RowHead>{token.name}</RowHead>
            <Cell tone="mono">{token.prefix}…</Cell>
            <Cell>{token.level}</Cell>
            <Cell>{token.maker}</Cell>
            <Cell tone="muted">{token.expiresAt ? formatDate(token.expiresAt) : "never"}</Cell>
            <Cell tone="muted">{token.lastUsedAt ? formatDate(token.lastUsedAt) : "not yet"}</Cell>
            <Cell>
              <Button size="small" tone="danger" aria-label={`Revoke ${token.name}`} onClick={() => onRevoke(token.id)}>
                Revoke
              </Button>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function TokenForm({ address, onMade }: { readonly address: string; readonly onMade: () => unknown }) {
  const make = useMutation({
    mutationFn: (body: Record<string, unknown>) => fetchJson<NewToken>(address, { method: "POST", body }),
    onSuccess: onMade,
  });
  return (
    <Figure title="Make a token" lede="Its secret is shown once. It dies with your membership." plain>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const days = Number(form.get("expiresInDays"));
          make.mutate({ name: form.get("name"), level: form.get("level"), expiresInDays: days === 0 ? null : days });
        }}
      >
        <Stack>
          <TextInput
            label="Name"
            name="name"
            hint="What it is for, such as “nightly upload”."
            maxLength={80}
            required
          />
          <Select label="Level" name="level" defaultValue="viewer">
            {levels.map((level) => (
              <option key={level}>{level}</option>
            ))}
          </Select>
          <Select label="Expires" name="expiresInDays" defaultValue="90">
            <option value="30">in 30 days</option>
            <option value="90">in 90 days</option>
            <option value="365">in a year</option>
            <option value="0">never</option>
          </Select>
          <Actions>
            <Button type="submit" tone="primary" busy={make.isPending}>
              Make the token
            </Button>
          </Actions>
        </Stack>
      </form>
      {make.error ? <Failed title="No token was made">{make.error.message}</Failed> : null}
      {make.data ? (
        <Notice
          tone="good"
          role="status"
          title={`Secret of ${make.data.token.name}, shown this once:`}
          action={<CopyButton text={make.data.secret}>Copy the secret</CopyButton>}
        >
          <code>{make.data.secret}</code>
        </Notice>
      ) : null}
    </Figure>
  );
}
