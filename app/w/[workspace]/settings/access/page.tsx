import type { Metadata } from "next";
import { Figure } from "@/components/ui/figure";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { Extent } from "@/lib/domain/access-extent";
import { accessTable, actions } from "@/lib/domain/access-rows";
import { jobRoles } from "@/lib/domain/actor";
import { pageActor } from "../../page-actor";
import { SettingsHeader } from "../settings-header";

export const metadata: Metadata = { title: "Who may what" };

export default async function AccessPage({ params }: PageProps<"/w/[workspace]/settings/access">) {
  const { workspace } = await params;
  const actor = await pageActor(workspace, `/w/${workspace}/settings/access`);
  return (
    <>
      <SettingsHeader
        actor={actor}
        current="access"
        title="Who may do what, by job role"
        lede={`You are here as ${actor.jobRole} with level ${actor.level}. Level admin has the first column whatever the job role; viewers and contributors read what their role reads.`}
      />
      <Figure title="The access table" lede="One row is one right; the server decides by exactly this table.">
        <Table label="Rights by job role" sticky>
          <thead>
            <Row>
              <HeadCell>You may …</HeadCell>
              {(["admin", ...jobRoles] as const).map((role) => (
                <HeadCell key={role}>{role}</HeadCell>
              ))}
            </Row>
          </thead>
          <tbody>
            {actions.map((action) => (
              <Row key={action}>
                <RowHead>{accessTable[action].sentence}</RowHead>
                {(["admin", ...jobRoles] as const).map((role) => (
                  <Cell key={role} tone={accessTable[action][role] === "full" ? "strong" : "muted"}>
                    {words[accessTable[action][role]]}
                  </Cell>
                ))}
              </Row>
            ))}
          </tbody>
        </Table>
      </Figure>
    </>
  );
}

const words: Readonly<Record<Extent, string>> = {
  full: "yes",
  own: "own accounts",
  ownElseMasked: "own, others masked",
  masked: "masked",
  approve: "what was proposed",
  counts: "counts only",
  published: "what is published",
  ask: "may ask",
  propose: "may propose",
  none: "–",
};
