import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Failed } from "@/components/ui/failed";
import { Select } from "@/components/ui/select";
import type { Dialect } from "@/lib/domain/recipe";
import { useReadAgain } from "./use-read-again";
import { delimiterWords, encodingWords } from "./words";

export interface DialectPickerProps {
  readonly workspace: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly dialect: Dialect;
}

/** How a text file is cut, where the guess was wrong: the file is read again, and its columns are proposed anew. */
export function DialectPicker({ workspace, fileId, fileName, dialect }: DialectPickerProps) {
  const [chosen, setChosen] = useState(dialect);
  const again = useReadAgain(workspace, fileId);
  const isChanged = JSON.stringify(chosen) !== JSON.stringify(dialect);
  return (
    <>
      <Select
        size="small"
        label={`Between cells of ${fileName} stand`}
        value={chosen.delimiter}
        onChange={(event) => setChosen({ ...chosen, delimiter: event.target.value as Dialect["delimiter"] })}
      >
        {Object.entries(delimiterWords).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        label="Quoted cells stand in"
        value={chosen.quote}
        onChange={(event) => setChosen({ ...chosen, quote: event.target.value as Dialect["quote"] })}
      >
        <option value={'"'}>double quotes</option>
        <option value="'">single quotes</option>
        <option value="">nothing is quoted</option>
      </Select>
      <Select
        size="small"
        label="The first line"
        value={chosen.header ? "header" : "data"}
        onChange={(event) => setChosen({ ...chosen, header: event.target.value === "header" })}
      >
        <option value="header">names the columns</option>
        <option value="data">is data already</option>
      </Select>
      <Select
        size="small"
        label="Letters are written in"
        value={chosen.encoding}
        onChange={(event) => setChosen({ ...chosen, encoding: event.target.value as Dialect["encoding"] })}
      >
        {Object.entries(encodingWords).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
      <div>
        <Button size="small" disabled={!isChanged} busy={again.isPending} onClick={() => again.mutate(chosen)}>
          Read the file again
        </Button>
      </div>
      {again.error ? <Failed title="The file was not read again">{again.error.message}</Failed> : null}
    </>
  );
}
