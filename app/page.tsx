import { redirect } from "next/navigation";
import { PlainPage } from "@/components/shell/plain-page";
import { SignOutButton } from "@/components/shell/sign-out-button";
import { personFromPage } from "@/lib/access/current-actor";
import { ownWorkspaces } from "@/lib/access/own-workspaces";

/** The start leads to the workspace one has; own ones before the sample. */
export default async function StartPage() {
  const person = await personFromPage();
  if (!person) redirect("/sign-in");
  const [first] = await ownWorkspaces(person);
  if (first) redirect(`/w/${first.slug}`);
  return (
    <PlainPage
      title="You are not a member of any workspace"
      lede="Your account is there, but nobody has invited you to a workspace yet, or your membership has ended. Ask an admin for an invitation."
      actions={<SignOutButton />}
    />
  );
}
