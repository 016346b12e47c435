import { Menu } from "@/components/shell/menu";
import type { NavItem } from "@/components/shell/rail";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Ways } from "@/components/ways/ways";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { shortcuts } from "@/lib/domain/shortcut-keys";
import { keptViews } from "@/lib/services/kept-views";
import styles from "./page-tools.module.css";

export interface PageToolsProps {
  readonly actor: Actor;
  /** The rail and the inbox: shortcuts lead where they lead. */
  readonly nav: readonly NavItem[];
}

/** Views that the menu lists before "All kept views". */
const mostListed = 8;

/** The ways to move that every page has: to find anything, kept views, copy, print, shortcuts. */
export async function PageTools({ actor, nav }: PageToolsProps) {
  const { slug } = actor.workspace;
  const places = shortcuts.flatMap(({ keys: [, letter], path }) => {
    const item = nav.find(({ href }) => href === `/w/${slug}${path}`);
    return item ? [{ letter, name: item.label, href: item.href }] : [];
  });
  const views = (await keptViews(actor)).slice(0, mostListed);
  return (
    <>
      <Button tone="quiet" icon="find" aria-label="Find anything" title="Find anything, Ctrl K" data-way="find" />
      <Ways workspace={slug} mayShare={may(actor, "views.share")} places={places} />
      <Menu
        className={styles.more}
        align="end"
        bare
        label={<Icon name="more" label="This page and kept views" />}
        links={views.map(({ name, address }) => ({ label: name, href: address }))}
        head={<strong>{views.length > 0 ? "Kept views" : "No view is kept yet"}</strong>}
      >
        <div className={styles.actions}>
          {actions.map(({ way, label }) => (
            <Button key={way} tone="quiet" size="small" data-way={way}>
              {label}
            </Button>
          ))}
        </div>
      </Menu>
    </>
  );
}

/** What may be done with any page, in its menu. */
const actions = [
  { way: "keep", label: "Keep this view" },
  { way: "views", label: "All kept views" },
  { way: "link", label: "Copy link" },
  { way: "print", label: "Print or PDF" },
  { way: "keys", label: "Keyboard shortcuts" },
] as const;
