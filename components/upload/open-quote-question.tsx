import { Button } from "@/components/ui/button";
import { Failed } from "@/components/ui/failed";
import type { FileProfile } from "@/lib/domain/file-profile";
import styles from "./files-section.module.css";
import { useReadAgain } from "./use-read-again";
import { counted } from "./words";

export interface OpenQuoteQuestionProps {
  readonly workspace: string;
  readonly fileId: string;
  readonly profile: FileProfile;
  /** The person leaves the lines inside the quote out. */
  readonly onLeaveOut: () => void;
}

/** What is to be done with a quote that is never closed: read the file without quotes, or lose the lines inside it. */
export function OpenQuoteQuestion({ workspace, fileId, profile, onLeaveOut }: OpenQuoteQuestionProps) {
  const again = useReadAgain(workspace, fileId);
  const { dialect, openQuote } = profile;
  if (!openQuote) return null;
  return (
    <div className={`${styles.more} ${styles.question}`}>
      <strong>Decide.</strong> Is the quote an ordinary character, as in 15" or in a name?
      <span className={styles.buttons}>
        {dialect ? (
          <Button
            size="small"
            tone="primary"
            busy={again.isPending}
            onClick={() => again.mutate({ ...dialect, quote: "" })}
          >
            Read it again with nothing quoted
          </Button>
        ) : null}
        <Button size="small" onClick={onLeaveOut}>
          {`Leave ${openQuote.lines === 0 ? "the record" : counted(openQuote.lines, "line")} out`}
        </Button>
      </span>
      {again.error ? <Failed title="The file was not read again">{again.error.message}</Failed> : null}
    </div>
  );
}
