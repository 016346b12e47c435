import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Door } from "@/components/door/door";
import { SignInForm } from "@/components/door/sign-in-form";
import { personFromPage } from "@/lib/access/current-actor";
import { ownAddress } from "@/lib/domain/own-address";
import packageFile from "@/package.json";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next } = await searchParams;
  const target = ownAddress(next);
  if (await personFromPage()) redirect(target);
  return (
    <Door
      title="Which customers are worth more, and how sure are you?"
      version={packageFile.version}
      note="No account? Ask the owner of your workspace for an invitation."
    >
      <SignInForm next={target} />
    </Door>
  );
}
