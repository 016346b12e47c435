import styles from "./share-bar.module.css";

export interface ShareBarProps {
  /** 0 to 1. */
  readonly share: number;
  /** A sentence; without it the bar is decoration beside a number. */
  readonly label?: string | undefined;
  readonly width?: number | undefined;
}

export function ShareBar({ share, label, width = 44 }: ShareBarProps) {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width * 10) / 10;
  const drawing = (
    <>
      <path className={styles.all} d={`M0 0H${width}V6H0z`} />
      <path className={styles.share} d={`M0 0H${filled}V6H0z`} />
    </>
  );
  const size = { className: styles.bar, width, height: 6, viewBox: `0 0 ${width} 6` };
  return label ? (
    <svg {...size} role="img" aria-label={label}>
      {drawing}
    </svg>
  ) : (
    <svg {...size} aria-hidden="true">
      {drawing}
    </svg>
  );
}
