import type { Metadata } from "next";
import { TokensPanel } from "@/components/settings/tokens-panel";
import { QueryProvider } from "@/components/shell/query-provider";
import { AppError } from "@/lib/domain/app-error";
import { tokens } from "@/lib/services/tokens";
import { pageActor, refusal } from "../../page-actor";
import { SettingsClosed, SettingsHeader } from "../settings-header";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage({ params }: PageProps<"/w/[workspace]/settings/tokens">) {
  const { workspace } = await params;
  const actor = await pageActor(workspace, `/w/${workspace}/settings/tokens`);
  const list = await tokens(actor).catch(refusal);
  if (list instanceof AppError) return <SettingsClosed actor={actor} sentence={list.sentence} />;
  return (
    <>
      <SettingsHeader
        actor={actor}
        current="tokens"
        title="Tokens for scripts"
        lede="Everything the pages show can be asked by a script. The description of the API is at /api/v1/openapi.json."
      />
      <QueryProvider>
        <TokensPanel workspace={workspace} tokens={list} />
      </QueryProvider>
    </>
  );
}
