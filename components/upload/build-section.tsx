import { useMutation, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
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
import { listed } from "@/lib/domain/in-sentence";
import { filesOf, type Mapping } from "./kept-mappings";
import type { KnownDataset } from "./known-dataset";
import styles from "./mapping.module.css";
import { forgetMapping } from "./mapping-memory";
import { useQueuedBuild } from "./queued-build";
import type { EditedMapping } from "./use-mapping";
import type { WizardAddress } from "./use-wizard-address";
import { percent } from "./words";

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
  const { mapping, isSettled } = edited;
  const build = useMutation({
    mutationFn: async (now: Mapping) => {
      const slug = address.dataset ?? (await addDataset(workspace, now.name.trim())).slug;
      onMove((at) => ({ ...at, dataset: slug }));
      return await startBuild(workspace, slug, now.recipe);
    },
    onSuccess: (job) => onMove((at) => ({ ...at, job: job.id })),
  });
  const { mutate } = build;
  const start = useCallback(() => {
    if (mapping) mutate(mapping);
  }, [mapping, mutate]);
  const obstacle = fileObstacle ?? mappingObstacle(edited, address);
  const queued = useQueuedBuild({ isSettled, isObstructed: obstacle !== null, hasFault: edited.fault !== null }, start);
  if (!mapping) return null;
  return (
    <div className={styles.section}>
      <Figure id="build" title={address.job === null ? "Build" : "The build"} lede={privacyWords(mapping)}>
        {build.error ? <BuildFault fault={build.error} /> : null}
        {address.job === null ? null : (
          <BuildProgress workspace={workspace} job={address.job} files={filesOf(mapping)} />
        )}
        <Actions>
          <Button
            tone={address.job === null ? "primary" : "normal"}
            busy={build.isPending || queued.isQueued}
            disabled={obstacle !== null}
            aria-describedby="build-obstacle"
            onClick={queued.press}
          >
            {buttonWords(dataset, address.job !== null)}
          </Button>
        </Actions>
        <div id="build-obstacle" aria-live="polite">
          <Remark>
            {obstacle ??
              (isSettled
                ? "A version never changes once it is built; building again makes the next one."
                : queued.isQueued
                  ? "Checking the last change; the build begins when that is done."
                  : "Checking the mapping.")}
          </Remark>
        </div>
      </Figure>
    </div>
  );
}

/** Faults count once they are those of the mapping as it stands: a click meanwhile waits for the check. */
function mappingObstacle({ mapping, outlook, isSettled }: EditedMapping, address: WizardAddress): string | null {
  if (address.dataset === null && mapping?.name.trim() === "") return "Give the dataset a name first.";
  return isSettled && (outlook?.faults.length ?? 0) > 0 ? "Settle what is listed above first." : null;
}

interface BuildProgressProps {
  readonly workspace: string;
  readonly job: string;
  readonly files: readonly string[];
}

function BuildProgress({ workspace, job: id, files }: BuildProgressProps) {
  const { data: job, error, refetch } = useQuery(jobQuery(workspace, id));
  const isDone = job?.status === "done";
  const built = files.join();
  useEffect(() => {
    if (isDone) forgetMapping(workspace, built.split(","));
  }, [isDone, workspace, built]);
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
