import { redirect } from "next/navigation";

export default async function SettingsPage({ params }: PageProps<"/w/[workspace]/settings">) {
  redirect(`/w/${(await params).workspace}/settings/definitions`);
}
