"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Stack } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { addSegment } from "@/lib/api/client/segments";
import type { Rule } from "@/lib/domain/rule";
import type { SegmentOrigin } from "@/lib/domain/segment";
import { segmentsHref } from "@/lib/domain/segment-address";

export interface MakeSegmentsProps {
  readonly workspace: string;
  readonly dataset: string;
  readonly drafts: readonly {
    readonly ref: string;
    readonly name: string;
    readonly size: string;
    readonly rule: Rule;
    readonly origin: SegmentOrigin;
  }[];
}

/** Makes segments of several drafts at once, each as a draft of its own; stops at the first that is refused and says which were made. */
export function MakeSegments({ workspace, dataset, drafts }: MakeSegmentsProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [made, setMade] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const wanted = drafts.filter(({ ref }) => !left.has(ref) && !made.has(ref));
  const make = async () => {
    setBusy(true);
    setError(undefined);
    const done = new Set(made);
    try {
      for (const { ref, name, rule, origin } of wanted) {
        await addSegment(workspace, { name, dataset, rule, origin });
        done.add(ref);
      }
      router.push(segmentsHref(workspace, dataset));
    } catch (fault) {
      setMade(done);
      setError(fault instanceof Error ? fault.message : "They could not all be made. Try again.");
      setBusy(false);
    }
  };
  return (
    <>
      <Button tone="primary" icon="segments" onClick={() => setOpen(true)}>
        Make segments of these
      </Button>
      <Dialog
        open={isOpen}
        title="Make segments of these"
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button tone="primary" busy={isBusy} disabled={wanted.length === 0} onClick={() => void make()}>
              {wanted.length === 1 ? "Make 1 draft" : `Make ${wanted.length} drafts`}
            </Button>
            <Button tone="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
          </>
        }
      >
        {error === undefined ? null : (
          <Notice tone="bad" role="alert" title={made.size > 0 ? `${made.size} made.` : undefined}>
            {error}
          </Notice>
        )}
        <Stack>
          {drafts.map(({ ref, name, size }) => (
            <Checkbox
              key={ref}
              label={name}
              hint={made.has(ref) ? "made" : size}
              checked={!left.has(ref)}
              disabled={made.has(ref)}
              onChange={() => setLeft(toggled(left, ref))}
            />
          ))}
        </Stack>
      </Dialog>
    </>
  );
}

function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
