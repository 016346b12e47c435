import type { Metadata } from "next";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { AppError } from "@/lib/domain/app-error";
import { formatInstant } from "@/lib/domain/format-date";
import { auditEntries } from "@/lib/services/audit";
import { pageActor, refusal } from "../../page-actor";
import { SettingsClosed, SettingsHeader } from "../settings-header";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage({ params }: PageProps<"/w/[workspace]/settings/audit">) {
  const { workspace } = await params;
  const actor = await pageActor(workspace, `/w/${workspace}/settings/audit`);
  const entries = await auditEntries(actor, 200).catch(refusal);
  if (entries instanceof AppError) return <SettingsClosed actor={actor} sentence={entries.sentence} />;
  return (
    <>
      <SettingsHeader
        actor={actor}
        current="audit"
        title="What was done, and by whom"
        lede="Lines are only ever added: the database refuses to change or delete one. Values of customers are never in it."
      />
      <Figure title="The newest 200 lines">
        {entries.length === 0 ? (
          <Empty title="Nothing has been done yet">
            Uploads, builds, invitations, tokens and downloads are noted here.
          </Empty>
        ) : (
          <Table label="Audit log" rows="compact">
            <thead>
              <Row>
                <HeadCell>When (UTC)</HeadCell>
                <HeadCell>Who</HeadCell>
                <HeadCell>What</HeadCell>
                <HeadCell>To what</HeadCell>
                <HeadCell>Details</HeadCell>
              </Row>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <Row key={entry.id}>
                  <Cell>{formatInstant(entry.at)}</Cell>
                  <Cell>{entry.who}</Cell>
                  <Cell>{entry.action}</Cell>
                  <Cell tone="mono">{entry.object}</Cell>
                  <Cell tone="small" wrap>
                    {entry.sentence}
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        )}
      </Figure>
    </>
  );
}
