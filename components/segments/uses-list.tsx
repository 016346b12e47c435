"use client";

import { useEffect, useState } from "react";
import { readUses } from "@/lib/api/client/segments";
import { countText } from "@/lib/domain/number-words";
import type { SegmentUses } from "@/lib/domain/segment-resources";

/** Uses that are named; the others are counted. */
const mostNamed = 8;

/** What goes on with a segment that is archived: asked when it matters. */
export function UsesList({ workspace, segment }: { readonly workspace: string; readonly segment: string }) {
  const [uses, setUses] = useState<SegmentUses["uses"]>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    const abort = new AbortController();
    readUses(workspace, segment, abort.signal)
      .then((found) => setUses(found.uses))
      .catch((fault: unknown) => {
        if (!abort.signal.aborted) setError(fault instanceof Error ? fault.message : "It could not be asked.");
      });
    return () => abort.abort();
  }, [workspace, segment]);
  if (error !== undefined) return <p role="alert">{`Where it is used could not be told: ${error}`}</p>;
  if (uses === undefined) return <p role="status">Looking up where it is used…</p>;
  if (uses.length === 0) return <p role="status">Nothing else uses it.</p>;
  const more = uses.length - mostNamed;
  return (
    <div role="status">
      <p>{`It is used in ${countText(uses.length)} ${uses.length === 1 ? "place" : "places"}:`}</p>
      <ul>
        {uses.slice(0, mostNamed).map(({ kind, href, name, detail }) => (
          <li key={`${kind} ${href}`}>{`${name}: ${detail}`}</li>
        ))}
        {more > 0 ? <li>{`and ${countText(more)} more`}</li> : null}
      </ul>
    </div>
  );
}
