import { Loading } from "@/components/ui/loading";

export default function ReportLoading() {
  return <Loading label="Loading the report" rows={8} />;
}
