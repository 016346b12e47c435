import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "@/components/ui/brand";
import { Icon, type IconName } from "@/components/ui/icon";
import styles from "./rail.module.css";

export interface NavItem {
  readonly label: string;
  readonly href: string;
  readonly icon: IconName;
  readonly current?: boolean | undefined;
}

export interface RailProps {
  readonly homeHref: string;
  readonly nav: readonly NavItem[];
  readonly footNav: readonly NavItem[];
  readonly children?: ReactNode;
}

/** At the left; on narrow screens a bar at the bottom, which holds the navigation only. */
export function Rail({ homeHref, nav, footNav, children }: RailProps) {
  return (
    <aside className={styles.rail} aria-label="Workspace">
      <Link className={styles.home} href={homeHref} aria-label="Tessera, start of the workspace">
        <Brand />
      </Link>
      <nav className={styles.nav} aria-label="Main">
        <ul className={styles.top}>{nav.map(navLink)}</ul>
        {children ? <div className={styles.key}>{children}</div> : null}
        {footNav.length > 0 ? <ul className={styles.foot}>{footNav.map(navLink)}</ul> : null}
      </nav>
    </aside>
  );
}

function navLink(item: NavItem) {
  return (
    <li key={item.href}>
      <Link className={styles.item} href={item.href} aria-current={item.current ? "page" : undefined}>
        <Icon name={item.icon} />
        <span>{item.label}</span>
      </Link>
    </li>
  );
}
