import { Loading } from "@/components/ui/loading";

export default function MeasureLoading() {
  return <Loading label="Loading the datasets" rows={5} />;
}
