"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Figure } from "@/components/ui/figure";
import { Stack } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { SegmentedRadios } from "@/components/ui/segmented";
import { useRequest } from "@/components/ui/use-request";
import { checkImport, listFileQuery, runImport, uploadListFile } from "@/lib/api/client/list-imports";
import type { ImportCheck } from "@/lib/domain/list-import";
import {
  type FieldColumns,
  type ImportList,
  type ImportMode,
  importFields,
  importModes,
  proposedMapping,
} from "@/lib/domain/list-import-fields";
import { DropZone } from "./drop-zone";
import { ImportFindings } from "./import-findings";
import { ListMapping } from "./list-mapping";

export interface ListImportProps {
  readonly workspace: string;
  readonly dataset: string;
  readonly list: ImportList;
  /** Where the list is looked at. */
  readonly doneHref: string;
}

/** A file into a list in three steps: the file, which column is what, and what it would bring. */
export function ListImport({ workspace, dataset, list, doneHref }: ListImportProps) {
  const [file, setFile] = useState<string | null>(null);
  const upload = useRequest();
  const send = ([first]: readonly File[]) => {
    if (!first) return;
    void upload.run(async () => {
      setFile((await uploadListFile(workspace, list, first).done).id);
    });
  };
  return (
    <>
      <Figure title="The file" lede="One row below the header for each. At most 20,000 rows.">
        <DropZone onFiles={(files) => send([...files])} isProminent={file === null} />
        {upload.error === undefined ? null : (
          <Notice tone="bad" role="alert">
            {upload.error}
          </Notice>
        )}
      </Figure>
      {file === null ? null : (
        <SentFile key={file} workspace={workspace} dataset={dataset} list={list} doneHref={doneHref} file={file} />
      )}
    </>
  );
}

function SentFile({ file, ...props }: ListImportProps & { readonly file: string }) {
  const { data, error } = useQuery(listFileQuery(props.workspace, props.list, file));
  if (error)
    return (
      <Notice tone="bad" role="alert">
        {error.message}
      </Notice>
    );
  if (data?.status === "failed")
    return (
      <Notice tone="bad" role="alert">
        {data.problem}
      </Notice>
    );
  if (!data?.profile)
    return (
      <Notice tone="info" role="status">
        The file is being read.
      </Notice>
    );
  const headers = data.profile.columns.map(({ header }) => header);
  const samples = data.profile.columns.map((column) => column.samples[0] ?? "");
  return <Mapped {...props} file={file} name={data.name} headers={headers} samples={samples} />;
}

interface MappedProps extends ListImportProps {
  readonly file: string;
  readonly name: string;
  readonly headers: readonly string[];
  readonly samples: readonly string[];
}

function Mapped({ workspace, dataset, list, doneHref, file, name, headers, samples }: MappedProps) {
  const [mapping, setMapping] = useState<FieldColumns>(() => proposedMapping(list, headers));
  const [check, setCheck] = useState<ImportCheck | null>(null);
  const { isBusy, error, run } = useChecking();
  const lacking = importFields[list].filter(
    ({ name: field, required }) => required && !mapping.some((one) => one.field === field),
  );
  const look = () => run(async () => setCheck(await checkImport(workspace, list, { dataset, file, mapping })));
  return (
    <>
      <Figure
        title={`Which column of ${name} is what`}
        lede="Proposed by the names of the columns; change what is wrong."
      >
        <Stack>
          <ListMapping
            list={list}
            headers={headers}
            samples={samples}
            mapping={mapping}
            onChange={(next) => {
              setMapping(next);
              setCheck(null);
            }}
          />
          {lacking.length > 0 ? (
            <Notice tone="warn">{`Choose a column for ${lacking.map(({ label }) => label).join(", ")}.`}</Notice>
          ) : (
            <Button tone={check === null ? "primary" : undefined} busy={isBusy} onClick={() => void look()}>
              Check the rows
            </Button>
          )}
          {error === undefined ? null : (
            <Notice tone="bad" role="alert">
              {error}
            </Notice>
          )}
        </Stack>
      </Figure>
      {check === null ? null : (
        <Found
          list={list}
          check={check}
          doneHref={doneHref}
          write={(mode, leaveOut) =>
            runImport(workspace, list, { dataset, file, mapping, leaveOut, ...(mode === null ? {} : { mode }) })
          }
        />
      )}
    </>
  );
}

/** One request at a time; unlike one that leads to another page it is over when it has succeeded. */
function useChecking() {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    await work().catch((fault: unknown) =>
      setError(fault instanceof Error ? fault.message : "It could not be done. Try again."),
    );
    setBusy(false);
  };
  return { isBusy, error, run };
}

const append = { value: "append", label: "Come on top of them" } as const;
const replace = { value: "replace", label: "Replace them all" } as const;
const modesOf = {
  roadmap: [append, { value: "update", label: "Update by title" }, replace],
  feedback: [append, replace],
} as const;

interface FoundProps {
  readonly list: ImportList;
  readonly check: ImportCheck;
  readonly doneHref: string;
  readonly write: (mode: ImportMode | null, leaveOut: boolean) => Promise<unknown>;
}

function Found({ list, check, doneHref, write }: FoundProps) {
  const router = useRouter();
  const [mode, setMode] = useState<ImportMode | "">("");
  const { isBusy, error, run } = useRequest();
  const needsMode = check.existing > 0 && mode === "";
  const bring = () =>
    run(async () => {
      await write(mode === "" ? null : mode, check.allFaults > 0);
      router.push(doneHref);
      router.refresh();
    });
  return (
    <Figure title={`${countedIn(list, check.ready)} can be brought in`}>
      <Stack>
        <ImportFindings list={list} check={check} />
        {check.existing > 0 && check.ready > 0 ? (
          <>
            <p>{`${check.existing === 1 ? "There is" : "There are"} ${countedIn(list, check.existing)} already. Choose what the file does:`}</p>
            <SegmentedRadios
              label="What the file does"
              name="mode"
              value={mode}
              onChange={(value) => setMode(importModes.find((one) => one === value) ?? "")}
              options={modesOf[list]}
            />
          </>
        ) : null}
        {check.ready === 0 ? null : (
          <Button tone="primary" busy={isBusy} disabled={needsMode} onClick={() => void bring()}>
            {check.left > 0
              ? `Bring in ${check.ready.toLocaleString("en-GB")}, leave ${check.left.toLocaleString("en-GB")} ${check.left === 1 ? "row" : "rows"} out`
              : `Bring in ${check.ready.toLocaleString("en-GB")}`}
          </Button>
        )}
        {error === undefined ? null : (
          <Notice tone="bad" role="alert">
            {error}
          </Notice>
        )}
      </Stack>
    </Figure>
  );
}

function countedIn(list: ImportList, count: number): string {
  const [one, many] = list === "roadmap" ? ["item", "items"] : ["thing said", "things said"];
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
