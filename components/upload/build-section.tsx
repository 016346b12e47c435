import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Failed } from "@/components/ui/failed";
import { Figure } from "@/components/ui/figure";
import { Actions, Remark } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { addDataset, jobQuery, startBuild } from "@/lib/api/client/builds";
import { RequestFault } from "@/lib/api/client/request-fault";
import type { JobView } from "@/lib/domain/dataset-resources";
import type { KnownDataset } from "./known-dataset";
import styles from "./mapping.module.css";
import { forgetMapping, type Mapping } from "./mapping-memory";
import type { EditedMapping } from "./use-mapping";
import type { WizardAddress } from "./use-wizard-address";
import { listed, percent } from "./words";

export interface BuildSectionProps {
  readonly workspace: string;
  readonly edited: EditedMapping;
  readonly dataset: KnownDataset | null;
  readonly address: WizardAddress;
  readonly onMove: (change: (now: WizardAddress) => WizardAddress) => void;
  /** What the files stand in the way with, if anything. */
  readonly fileObstacle: string | null;
}

/** The third step: build, follow the build, read its report. */
export function BuildSection({ workspace, edited, dataset, address, onMove, fileObstacle }: BuildSectionProps) {
  const { mapping, outlook, isSettled } = edited;
  const build = useMutation({
    mutationFn: async (now: Mapping) => {
      const slug = address.dataset ?? (await addDataset(workspace, now.name.trim())).slug;
      onMove((at) => ({ ...at, dataset: slug }));
      return await startBuild(workspace, slug, now.recipe);
    },
    onSuccess: (job) => onMove((at) => ({ ...at, job: job.id })),
  });
  if (!mapping) return null;
  const faults = outlook?.faults.length ?? 0;
  const isNameless = address.dataset === null && mapping.name.trim() === "";
  const mappingObstacle = isNameless
    ? "Give the dataset a name first."
    : faults > 0
      ? "Settle what is listed above first."
      : null;
  const obstacle = fileObstacle ?? mappingObstacle;
  return (
    <div className={styles.section}>
      <Figure id="build" title={address.job === null ? "Build" : "The build"} lede={privacyWords(mapping)}>
        {build.error ? <BuildFault fault={build.error} /> : null}
        {address.job === null ? null : <BuildProgress workspace={workspace} job={address.job} />}
        <Actions>
          <Button
            tone={address.job === null ? "primary" : "normal"}
            busy={build.isPending}
            disabled={obstacle !== null || !isSettled}
            aria-describedby="build-obstacle"
            onClick={() => build.mutate(mapping)}
          >
            {buttonWords(dataset, address.job !== null)}
          </Button>
        </Actions>
        <div id="build-obstacle" aria-live="polite">
          <Remark>
            {obstacle ??
              (isSettled
                ? "A version never changes once it is built; building again makes the next one."
                : "Checking the mapping.")}
          </Remark>
        </div>
      </Figure>
    </div>
  );
}

function BuildProgress({ workspace, job: id }: { readonly workspace: string; readonly job: string }) {
  const { data: job, error, refetch } = useQuery(jobQuery(workspace, id));
  const isDone = job?.status === "done";
  useEffect(() => {
    if (isDone) forgetMapping(workspace);
  }, [isDone, workspace]);
  if (error) {
    return (
      <Failed title="The build cannot be followed" action={<Button onClick={() => void refetch()}>Look again</Button>}>
        {error.message}
      </Failed>
    );
  }
  if (job?.status === "failed") {
    return (
      <Failed title="The build failed; nothing of it is visible">
        {job.problem ?? "Change the mapping above and build again."}
      </Failed>
    );
  }
  return job?.result ? <Built workspace={workspace} result={job.result} /> : <Running job={job} />;
}

function Running({ job }: { readonly job: JobView | undefined }) {
  const share = job?.status === "running" ? job.progress : undefined;
  return (
    <div className={styles.progress}>
      <Progress label="Progress of the build" share={share} />
      <p role="status">
        {share === undefined ? "" : `${percent(share)} · `}
        {job?.sentence || "Waiting for its turn"}
      </p>
    </div>
  );
}

function Built({ workspace, result }: { readonly workspace: string; readonly result: NonNullable<JobView["result"]> }) {
  return (
    <Notice
      tone="good"
      role="status"
      title={`Version ${result.version} is built.`}
      action={
        <ButtonLink tone="primary" size="small" href={`/w/${workspace}/measure/${result.dataset}/${result.version}`}>
          Read the report
        </ButtonLink>
      }
    >
      Its report says what is in it, what was rejected and which checks it passed.
    </Notice>
  );
}

function BuildFault({ fault }: { readonly fault: Error }) {
  const reference = fault instanceof RequestFault ? fault.reference : undefined;
  return (
    <Failed title="The build did not start" reference={reference}>
      {fault.message}
    </Failed>
  );
}

function buttonWords(dataset: KnownDataset | null, isAgain: boolean): string {
  if (isAgain) return "Build again";
  return `Build version ${dataset?.nextVersion ?? 1}`;
}

/** Building confirms the privacy classes: they are said once more. */
function privacyWords({ recipe }: Mapping): string {
  const kept = recipe.sources.flatMap((source) => source.columns).filter((column) => column.targets.length > 0);
  const protectedOnes = kept.filter((column) => column.privacy !== "none").map((column) => column.header);
  return protectedOnes.length === 0
    ? "Building confirms the mapping, and that no column is personal, sensitive or free text."
    : `Building confirms the mapping, and that ${listed(protectedOnes.slice(0, 8))}${protectedOnes.length > 8 ? " and others" : ""} ${protectedOnes.length === 1 ? "is" : "are"} shown only to those who may see personal, sensitive or free text.`;
}
