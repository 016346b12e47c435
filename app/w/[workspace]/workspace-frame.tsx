import type { ReactNode } from "react";
import type { KeyOfGroups } from "@/components/shell/group-key";
import type { NavItem } from "@/components/shell/rail";
import { Shell } from "@/components/shell/shell";
import { SignOutButton } from "@/components/shell/sign-out-button";
import type { SheetOfData } from "@/components/shell/top-bar";
import { extentFor, may } from "@/lib/access/allow";
import { ownWorkspaces } from "@/lib/access/own-workspaces";
import type { Actor } from "@/lib/domain/actor";
import { notesHref } from "@/lib/domain/notes-address";
import { unreadCount } from "@/lib/services/note-lists";
import { PageTools } from "./page-tools";
import { segmentsForRail } from "./segment-key";

export interface WorkspaceFrameProps {
  readonly actor: Actor;
  readonly section:
    | "brief"
    | "measure"
    | "segments"
    | "compare"
    | "prioritise"
    | "rollout"
    | "customers"
    | "settings"
    | "notes";
  readonly sheet?: SheetOfData | undefined;
  /** Other groups than the segments: those of a board by a column. */
  readonly groups?: KeyOfGroups | undefined;
  /** Address name of the segment that the page is about. */
  readonly segment?: string | undefined;
  readonly children: ReactNode;
}

/** The frame of a page in a workspace: rail, top bar and the page between. */
export async function WorkspaceFrame({ actor, section, sheet, groups, segment, children }: WorkspaceFrameProps) {
  const { workspace } = actor;
  const home = `/w/${workspace.slug}`;
  const { unread } = await unreadCount(actor);
  const others = (await ownWorkspaces({ id: actor.userId })).filter((other) => other.slug !== workspace.slug);
  const nav: readonly NavItem[] = [
    { label: "Brief", href: `${home}/brief`, icon: "brief", current: section === "brief" },
    { label: "Measure", href: `${home}/measure`, icon: "measure", current: section === "measure" },
    { label: "Segments", href: `${home}/segments`, icon: "segments", current: section === "segments" },
    { label: "Compare", href: `${home}/compare`, icon: "compare", current: section === "compare" },
    { label: "Prioritise", href: `${home}/prioritise`, icon: "prioritise", current: section === "prioritise" },
    { label: "Roll out", href: `${home}/rollout`, icon: "rollout", current: section === "rollout" },
    ...(extentFor(actor, "rows.read") !== "none"
      ? [
          {
            label: "Customers",
            href: `${home}/customers`,
            icon: "customers" as const,
            current: section === "customers",
          },
        ]
      : []),
  ];
  return (
    <Shell
      workspace={{
        name: workspace.name,
        href: home,
        others: others.map((other) => ({ label: other.name, href: `/w/${other.slug}` })),
      }}
      nav={nav}
      footNav={[{ label: "Settings", href: `${home}/settings`, icon: "settings", current: section === "settings" }]}
      sheet={sheet}
      groups={groups ?? (await segmentsForRail(actor, sheet?.place, segment))}
      person={{
        name: actor.name,
        detail: `${actor.jobRole}, ${actor.level}`,
        inbox: { href: notesHref(workspace.slug, unread > 0 ? { shelf: "unread" } : {}), unread },
        ...(may(actor, "tokens.manage") ? { links: [{ label: "API tokens", href: `${home}/settings/tokens` }] } : {}),
        signOut: <SignOutButton />,
      }}
      tools={<PageTools actor={actor} nav={[...nav, { label: "Notes", href: `${home}/notes`, icon: "inbox" }]} />}
    >
      {children}
    </Shell>
  );
}
