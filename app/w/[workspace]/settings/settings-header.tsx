import { PageHeader } from "@/components/shell/page-header";
import { Tabs } from "@/components/ui/tabs";
import { extentFor, may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";

export interface SettingsHeaderProps {
  readonly actor: Actor;
  readonly current: "definitions" | "access" | "members" | "tokens" | "audit" | null;
  readonly title: string;
  readonly lede: string;
}

/** Headline and tabs of the settings; only what the reader may open is listed. */
export function SettingsHeader({ actor, current, title, lede }: SettingsHeaderProps) {
  const base = `/w/${actor.workspace.slug}/settings`;
  const tabs = [
    { id: "definitions", label: "Definitions", open: may(actor, "metrics.read") },
    { id: "access", label: "Who may what", open: true },
    { id: "members", label: "Members", open: may(actor, "members.manage") },
    { id: "tokens", label: "API tokens", open: may(actor, "tokens.manage") },
    { id: "audit", label: "Audit log", open: extentFor(actor, "audit.read") !== "none" },
  ];
  return (
    <>
      <PageHeader breadcrumb={[{ label: "Settings" }]} title={title} lede={lede} />
      <Tabs
        label="Settings"
        items={tabs
          .filter((tab) => tab.open)
          .map((tab) => ({ label: tab.label, href: `${base}/${tab.id}`, current: tab.id === current }))}
      />
    </>
  );
}

/** What stands on a settings page that is closed to the reader. */
export function SettingsClosed({ actor, sentence }: { readonly actor: Actor; readonly sentence: string }) {
  return <SettingsHeader actor={actor} current={null} title="This page is not open to you" lede={sentence} />;
}
