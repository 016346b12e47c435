import { buttonClass } from "./button-look";

/** "Try again" of an error page. Every page loads it, so it does without what a button may have, such as the icons. */
export function RetryButton({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <button type="button" className={buttonClass({ tone: "primary" }, plain)} onClick={() => onRetry()}>
      Try again
    </button>
  );
}

const plain = { bare: false, className: undefined } as const;
