import Link from "next/link";
import styles from "./tabs.module.css";

export interface TabsProps {
  readonly label: string;
  readonly items: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
}

export function Tabs({ label, items }: TabsProps) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {items.map((item) => (
        <Link key={item.label} href={item.href} aria-current={item.current ? "page" : undefined}>
          {item.label}
        </Link>
      ))}
    </nav>
  );
}
