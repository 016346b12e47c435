import { Loading } from "@/components/ui/loading";

export default function NewVersionLoading() {
  return <Loading label="Opening the upload" rows={3} />;
}
