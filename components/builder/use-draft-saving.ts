import { useCallback, useEffect, useRef, useState } from "react";
import { RequestFault } from "@/lib/api/client/request-fault";
import { addSegment, readSegment, saveDraft } from "@/lib/api/client/segments";
import type { Rule } from "@/lib/domain/rule";
import type { SegmentDraftView, SegmentView } from "@/lib/domain/segment-resources";

/** Where the draft is kept: its segment (null until the first save makes one) and the save that this page started from. */
export interface DraftPlace {
  readonly slug: string | null;
  readonly revision: number | null;
}

export interface DraftSaving {
  readonly place: DraftPlace;
  readonly status: "rest" | "waiting" | "saving" | "saved" | "failed" | "conflict";
  readonly savedAt: Date | null;
  readonly fault: string | null;
  /** Why the segment could not be made by this name; null where the name is not the matter. */
  readonly nameFault: string | null;
  /** What another editor saved meanwhile; null where the draft was published or discarded. Only in a conflict. */
  readonly theirs: SegmentDraftView | null;
  /** Saves now; true where the draft on the server is the one on this page. */
  readonly save: () => Promise<DraftPlace | null>;
  /** Ends a conflict: saves this page's rule over theirs, or goes on from theirs. */
  readonly settle: (way: "mine" | "theirs") => void;
}

export interface DraftToSave {
  readonly workspace: string;
  readonly dataset: string;
  /** The name of a segment that is not there yet; empty: nothing is saved. */
  readonly name: string;
  readonly rule: Rule;
  readonly begun: DraftPlace;
  readonly onCreated: (segment: SegmentView) => void;
}

interface State extends DraftPlace {
  readonly status: DraftSaving["status"];
  readonly savedAt: Date | null;
  readonly fault: string | null;
  readonly nameFault: string | null;
  readonly theirs: SegmentDraftView | null;
}

const settled = { fault: null, nameFault: null, theirs: null } as const;
const rest = 800;

/** Keeps the draft on the server: a save follows each edit once it rests, one at a time, and never over another editor's. */
export function useDraftSaving(draft: DraftToSave): DraftSaving {
  const { rule, name, begun } = draft;
  const key = JSON.stringify(rule);
  const [state, setState] = useState<State>({ ...begun, ...settled, status: "rest", savedAt: null });
  const savedKey = useRef(key);
  const running = useRef<Promise<DraftPlace | null> | null>(null);
  const now = useRef({ draft, state });
  now.current = { draft, state };

  const write = useCallback(async (over?: DraftPlace): Promise<DraftPlace | null> => {
    const { draft: current, state: last } = now.current;
    const place = over ?? last;
    const written = JSON.stringify(current.rule);
    setState((was) => ({ ...was, status: "saving", fault: null, nameFault: null }));
    try {
      const saved = await sent(current, place);
      savedKey.current = written;
      const next = { slug: saved.slug, revision: saved.revision };
      setState({ ...next, ...settled, status: "saved", savedAt: new Date() });
      return next;
    } catch (fault) {
      const isRefused = fault instanceof RequestFault && fault.code === "conflict";
      const isConflict = isRefused && place.slug !== null;
      const nameFault = isRefused && place.slug === null ? sentenceOf(fault) : null;
      const theirs = isConflict && place.slug ? await draftOf(current.workspace, place.slug) : null;
      const status = isConflict ? "conflict" : "failed";
      setState((was) => ({ ...was, status, fault: sentenceOf(fault), nameFault, theirs }));
      return null;
    }
  }, []);

  const save = useCallback(async (): Promise<DraftPlace | null> => {
    if (running.current) await running.current;
    const { draft: current, state: last } = now.current;
    if (last.status === "conflict") return null;
    const isSaved = savedKey.current === JSON.stringify(current.rule) && last.revision !== null;
    if (isSaved) return last;
    if (last.slug === null && current.name.trim() === "") return null;
    running.current = write().finally(() => {
      running.current = null;
    });
    return await running.current;
  }, [write]);

  // Until the segment is made, another name is another attempt.
  const called = state.slug === null ? name.trim() : "";
  const isConflict = state.status === "conflict";
  const isMade = state.slug !== null;
  useEffect(() => {
    if (isConflict || (!isMade && called === "") || key === savedKey.current) return;
    setState((was) => (was.status === "saving" ? was : { ...was, status: "waiting" }));
    const timer = setTimeout(() => void save(), rest);
    return () => clearTimeout(timer);
  }, [key, isConflict, isMade, called, save]);

  const settle = (way: "mine" | "theirs") => {
    const place = { slug: state.slug, revision: state.theirs?.revision ?? null };
    if (way === "mine") void write(place);
    else {
      savedKey.current = JSON.stringify(state.theirs?.rule ?? null);
      setState({ ...place, ...settled, status: "saved", savedAt: null });
    }
  };
  const { slug, revision, ...shown } = state;
  return { place: { slug, revision }, ...shown, save, settle };
}

async function sent(draft: DraftToSave, place: DraftPlace): Promise<{ slug: string; revision: number | null }> {
  const { workspace, dataset, name, rule } = draft;
  if (place.slug !== null) {
    const { revision } = await saveDraft(workspace, place.slug, { rule, revision: place.revision });
    return { slug: place.slug, revision };
  }
  const made = await addSegment(workspace, { name, dataset, rule });
  draft.onCreated(made);
  return { slug: made.slug, revision: made.draft?.revision ?? null };
}

async function draftOf(workspace: string, slug: string): Promise<SegmentDraftView | null> {
  return (await readSegment(workspace, slug).catch(() => null))?.draft ?? null;
}

function sentenceOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : "The server gave no reason. Try again in a moment.";
}
