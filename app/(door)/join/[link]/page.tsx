import type { Metadata } from "next";
import { Door } from "@/components/door/door";
import { JoinForm } from "@/components/door/join-form";
import { PlainPage } from "@/components/shell/plain-page";
import { ButtonLink } from "@/components/ui/button-link";
import { openLink } from "@/lib/access/links";
import { AppError } from "@/lib/domain/app-error";
import packageFile from "@/package.json";

export const metadata: Metadata = { title: "Join", referrer: "no-referrer" };

export default async function JoinPage({ params }: PageProps<"/join/[link]">) {
  const { link } = await params;
  const view = await openLink(link).catch((fault: unknown) => {
    if (fault instanceof AppError) return fault;
    throw fault;
  });
  if (view instanceof AppError) {
    return (
      <PlainPage
        title="This link does not open anything"
        lede={view.sentence}
        actions={
          <ButtonLink href="/sign-in" tone="primary">
            Sign in
          </ButtonLink>
        }
      />
    );
  }
  const titles = {
    owner: "Welcome. You are the first one here, and the owner.",
    invite: `You are invited to ${view.workspaceName ?? "a workspace"}.`,
    reset: "Set a new password.",
  } as const;
  return (
    <Door title={titles[view.purpose]} version={packageFile.version} note="The link works once.">
      <JoinForm
        link={link}
        email={view.email}
        asksForWorkspace={view.purpose === "owner"}
        onlyPassword={view.purpose === "reset"}
      />
    </Door>
  );
}
