import styles from "./icon.module.css";
import { iconPaths } from "./icon-paths";

export type IconName = keyof typeof iconPaths;

export interface IconProps {
  readonly name: IconName;
  /** Only for an icon that stands without words. */
  readonly label?: string | undefined;
}

export function Icon({ name, label }: IconProps) {
  const drawing = <path d={iconPaths[name]} />;
  return label ? (
    <svg className={styles.icon} viewBox="0 0 16 16" role="img" aria-label={label}>
      {drawing}
    </svg>
  ) : (
    <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
      {drawing}
    </svg>
  );
}
