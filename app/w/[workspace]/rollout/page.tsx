import { redirect } from "next/navigation";

export default async function RolloutPage({ params }: PageProps<"/w/[workspace]/rollout">) {
  const { workspace } = await params;
  redirect(`/w/${workspace}/rollout/roadmap`);
}
