import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Failed } from "@/components/ui/failed";
import { Textarea } from "@/components/ui/textarea";
import { useRequest } from "@/components/ui/use-request";
import { draftDifferenceQuery, proposeDraft, publishDraft } from "@/lib/api/client/segments";
import type { SegmentUses } from "@/lib/domain/segment-resources";

import styles from "./publish-dialog.module.css";
import type { RuleToPublish } from "./rule-to-publish";

export interface PublishDialogProps {
  readonly workspace: string;
  readonly slug: string;
  readonly name: string;
  readonly revision: number;
  /** Number of the latest published definition; null where this is the first. */
  readonly published: number | null;
  /** Without the right to publish one asks those who have it. */
  readonly mayPublish: boolean;
  readonly rule: RuleToPublish;
  readonly uses: SegmentUses["uses"];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The last look before a definition counts for everybody: what it changes in words and numbers, and where it is used. */
export function PublishDialog(props: PublishDialogProps) {
  const { workspace, slug, name, revision, published, mayPublish, rule, uses, onDone, onClose } = props;
  const { sentence, gaps, warnings } = rule;
  const [note, setNote] = useState("");
  const { isBusy, error, run } = useRequest();
  const next = (published ?? 0) + 1;
  const send = () =>
    run(async () => {
      if (mayPublish) await publishDraft(workspace, slug, { revision, note: note.trim() === "" ? null : note.trim() });
      else await proposeDraft(workspace, slug, revision);
      onDone();
    });
  return (
    <Dialog
      open
      title={mayPublish ? `Publish v${next} of ${name}` : `Propose v${next} of ${name} for publication`}
      onClose={onClose}
      actions={
        <>
          <Button tone="primary" busy={isBusy} onClick={() => void send()}>
            {mayPublish ? `Publish v${next}` : "Propose for publication"}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {published === null ? (
        <p>{`${sentence}.`}</p>
      ) : (
        <Difference workspace={workspace} slug={slug} from={published} revision={revision} />
      )}
      {warnings.map((warning) => (
        <p key={warning} className={styles.warn}>
          {warning}
        </p>
      ))}
      {gaps > 0 ? (
        <p className={styles.warn}>
          {gaps === 1
            ? "One line is not filled in and will not be part of it."
            : `${gaps} lines are not filled in and will not be part of it.`}
        </p>
      ) : null}
      <section className={styles.part}>
        <h3>Where it is used</h3>
        {uses.length === 0 ? (
          <p>Nothing else uses it yet.</p>
        ) : (
          <ul>
            {uses.map(({ href, name: user, detail }) => (
              <li key={`${href} ${detail}`}>
                <a href={href}>{user}</a>
                {`: ${detail}`}
              </li>
            ))}
          </ul>
        )}
      </section>
      {mayPublish ? (
        <Textarea
          label="Note"
          hint="Why it changes, for those who read the history; it may stay empty"
          maxLength={500}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      ) : (
        <p>An executive or an admin looks at it and publishes it. A further edit takes the proposal back.</p>
      )}
      {error === undefined ? null : (
        <Failed title={mayPublish ? "It was not published" : "It was not proposed"}>{error}</Failed>
      )}
    </Dialog>
  );
}

function Difference(asked: { workspace: string; slug: string; from: number; revision: number }) {
  const { workspace, slug, from, revision } = asked;
  const { data, error } = useQuery(draftDifferenceQuery(workspace, slug, { from, revision }));
  if (error) return <p role="alert">{`What it changes could not be computed: ${error.message}`}</p>;
  if (!data) return <p role="status">{`Comparing with v${from}`}</p>;
  const lines = [...data.words, ...data.numbers];
  return (
    <section className={styles.part}>
      <h3>{`Against v${from}`}</h3>
      {lines.length === 0 ? (
        <p>Nothing is different.</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {data.faults.map((line) => (
        <p key={line} className={styles.warn}>
          {line}
        </p>
      ))}
    </section>
  );
}
