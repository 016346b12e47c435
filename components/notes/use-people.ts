"use client";

import { useEffect, useState } from "react";
import { peopleFor } from "@/lib/api/client/notes";
import type { NotePerson } from "@/lib/domain/note";
import type { Subject } from "@/lib/domain/subject";

/** Members who may be mentioned, asked once a form is open; nobody while that is not known. */
export function usePeople(workspace: string, subject: Subject | null): readonly NotePerson[] {
  const [people, setPeople] = useState<readonly NotePerson[]>([]);
  const key = JSON.stringify(subject);
  useEffect(() => {
    let isCurrent = true;
    const about = JSON.parse(key) as Subject | null;
    // Without the list a note can be written all the same; a mention is then refused with a sentence.
    if (about)
      peopleFor(workspace, about).then(
        (all) => isCurrent && setPeople(all),
        () => undefined,
      );
    return () => {
      isCurrent = false;
    };
  }, [workspace, key]);
  return people;
}
