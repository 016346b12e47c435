import type { NewAnswer, NewThread, NotePerson, ThreadView } from "@/lib/domain/note";
import type { Subject } from "@/lib/domain/subject";
import { fetchJson, workspaceAddress } from "./fetch-json";

export function startThread(workspace: string, note: NewThread): Promise<ThreadView> {
  return fetchJson(workspaceAddress(workspace, "notes"), { method: "POST", body: note });
}

export function answerThread(workspace: string, thread: string, answer: NewAnswer): Promise<ThreadView> {
  return fetchJson(workspaceAddress(workspace, "notes", thread, "answers"), { method: "POST", body: answer });
}

/** A note in its thread. */
export interface NotePlace {
  readonly thread: string;
  readonly note: string;
}

export function rewriteNote(workspace: string, { thread, note }: NotePlace, body: string): Promise<ThreadView> {
  return fetchJson(workspaceAddress(workspace, "notes", thread, "entries", note), { method: "PATCH", body: { body } });
}

export function removeNote(workspace: string, { thread, note }: NotePlace): Promise<ThreadView> {
  return fetchJson(workspaceAddress(workspace, "notes", thread, "entries", note), { method: "DELETE" });
}

export function resolveThread(workspace: string, thread: string, resolved: boolean): Promise<ThreadView> {
  return fetchJson(workspaceAddress(workspace, "notes", thread, "resolution"), { method: "PUT", body: { resolved } });
}

/** Marks a thread, or with null all of them, as read up to the newest word that was on the page. */
export async function markRead(workspace: string, thread: string | null, upTo: string): Promise<void> {
  await fetchJson<null>(workspaceAddress(workspace, "inbox", "read"), { method: "POST", body: { thread, upTo } });
}

/** Members who may be mentioned in a note about an object. */
export async function peopleFor(workspace: string, subject: Subject): Promise<readonly NotePerson[]> {
  const address = workspaceAddress(workspace, "note-readers");
  const search = new URLSearchParams({ about: JSON.stringify(subject) });
  return (await fetchJson<{ people: NotePerson[] }>(`${address}?${search}`)).people;
}
