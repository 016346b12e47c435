import type { ReactNode } from "react";
import { GroupKey, type KeyOfGroups } from "./group-key";
import { type NavItem, Rail } from "./rail";
import styles from "./shell.module.css";
import { type Person, type SheetOfData, TopBar, type WorkspaceChoice } from "./top-bar";

export interface ShellProps {
  readonly workspace: WorkspaceChoice;
  readonly nav: readonly NavItem[];
  /** Below the others, at the foot of the rail: Settings. */
  readonly footNav?: readonly NavItem[] | undefined;
  /** Dataset, version and date that the page shows. */
  readonly sheet?: SheetOfData | undefined;
  readonly groups?: KeyOfGroups | undefined;
  readonly person: Person;
  /** In the top bar, before the theme. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page in a workspace; `children` is the content of `<main>`. */
export function Shell({ workspace, nav, footNav = [], sheet, groups, person, tools, children }: ShellProps) {
  return (
    <div className={styles.app}>
      <Rail homeHref={workspace.href} nav={nav} footNav={footNav}>
        {groups ? <GroupKey {...groups} /> : null}
      </Rail>
      <TopBar workspace={workspace} sheet={sheet} person={person} tools={tools} />
      <main className={styles.page} id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
