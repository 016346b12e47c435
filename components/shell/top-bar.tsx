import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { Menu, type MenuLink } from "./menu";
import { PageProgress } from "./page-progress";
import styles from "./top-bar.module.css";

export interface WorkspaceChoice {
  readonly name: string;
  readonly href: string;
  /** The others one may go to, and perhaps a last link to make one. */
  readonly others?: readonly MenuLink[] | undefined;
}

export interface SheetOfData {
  /** "Customers v14" */
  readonly dataset: string;
  /** Other versions; without them the name is plain text. */
  readonly versions?: readonly MenuLink[] | undefined;
  /** "31 Oct 2026" */
  readonly dataTo?: string | undefined;
  /** The same for the parts of the frame that show numbers of it. */
  readonly place?: { readonly dataset: string; readonly version: number } | undefined;
}

export interface Person {
  readonly name: string;
  /** "Analyst, may edit" */
  readonly detail?: string | undefined;
  readonly links?: readonly MenuLink[] | undefined;
  /** Where notes wait, and how many threads are unread. */
  readonly inbox?: { readonly href: string; readonly unread: number } | undefined;
  /** The button or form that signs out. */
  readonly signOut: ReactNode;
}

export interface TopBarProps {
  readonly workspace: WorkspaceChoice;
  readonly sheet?: SheetOfData | undefined;
  readonly person: Person;
  /** Before the theme: to find anything, and what may be done with the page. */
  readonly tools?: ReactNode;
}

export function TopBar({ workspace, sheet, person, tools }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <PageProgress />
      <Menu
        className={styles.cell}
        label={
          <>
            <VisuallyHidden>Workspace: </VisuallyHidden>
            <strong className={styles.name}>{workspace.name}</strong>
          </>
        }
        links={[{ label: workspace.name, href: workspace.href, current: true }, ...(workspace.others ?? [])]}
      />
      {sheet ? <SheetCells {...sheet} /> : null}
      <div className={styles.end}>
        {person.inbox ? (
          <Link className={styles.inbox} href={person.inbox.href} aria-label={inboxWords(person.inbox.unread)}>
            <Icon name="inbox" />
            {person.inbox.unread > 0 ? <span aria-hidden="true">{person.inbox.unread}</span> : null}
          </Link>
        ) : null}
        {tools}
        <ThemeSwitch />
        <Menu
          className={styles.person}
          align="end"
          label={
            <>
              <Icon name="person" />
              <span className={styles.personName}>{person.name}</span>
            </>
          }
          links={person.links ?? []}
          head={
            <>
              <strong>{person.name}</strong>
              {person.detail ? <span>{person.detail}</span> : null}
            </>
          }
        >
          {person.signOut}
        </Menu>
      </div>
    </header>
  );
}

function inboxWords(unread: number): string {
  return unread === 0 ? "Notes" : `Notes, ${unread} unread ${unread === 1 ? "thread" : "threads"}`;
}

function SheetCells({ dataset, versions, dataTo }: SheetOfData) {
  const label = (
    <>
      <span className={styles.label}>Dataset</span>
      <span className={styles.name}>{dataset}</span>
    </>
  );
  return (
    <>
      {versions && versions.length > 0 ? (
        <Menu className={styles.cell} label={label} links={versions} />
      ) : (
        <span className={styles.cell}>{label}</span>
      )}
      {dataTo ? (
        <span className={`${styles.cell} ${styles.asOf}`}>
          <span className={styles.label}>Data to</span>
          {dataTo}
        </span>
      ) : null}
    </>
  );
}
