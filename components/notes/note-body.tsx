import type { ReactElement } from "react";
import Markdown, { type Components } from "react-markdown";
import type { NotePerson } from "@/lib/domain/note";
import { withNames } from "@/lib/domain/note-mentions";
import { mentionNames } from "./mention-names";
import styles from "./note-body.module.css";
import { refuseDepth } from "./refuse-depth";

export interface NoteBodyProps {
  /** Markdown. HTML in it is text, images are left out, links lead to http, https and mailto alone. */
  readonly text: string;
  readonly people: readonly NotePerson[];
}

/** The text of a note, rendered on the server from a list of what is allowed. */
export function NoteBody({ text, people }: NoteBodyProps) {
  return <div className={styles.body}>{rendered(text, people)}</div>;
}

/** Text nested deeper or marked more often than anybody writes stands as it was written: parsing it would hold the server up. */
function rendered(text: string, people: readonly NotePerson[]): ReactElement {
  const plain = <pre>{withNames(text, people)}</pre>;
  if (isOverMarked(text)) return plain;
  try {
    return Markdown({
      children: text,
      allowedElements,
      unwrapDisallowed: true,
      urlTransform: (url) => (/^(https?:\/\/|mailto:)/i.test(url) ? url : null),
      remarkPlugins: [refuseDepth, mentionNames(people)],
      components,
    });
  } catch {
    return plain;
  }
}

/** The time to parse grows with the square of these: signs of emphasis and links, and quotations and lists begun in one line. */
function isOverMarked(text: string): boolean {
  return text.split(/[*_[\]!]/, mostSigns + 1).length > mostSigns || nestedLine.test(text);
}

const mostSigns = 1500;
const nestedLine = /^(?:[ \t]{0,8}(?:>|[-+*]|\d{1,9}[.)])){12}/m;

const allowedElements = [
  ...["p", "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span"],
  ...["h1", "h2", "h3", "h4", "h5", "h6"],
] as const;

/** The headings of a page are the page's own. */
const heading: Components["h1"] = ({ children }) => (
  <p>
    <strong>{children}</strong>
  </p>
);

const components: Components = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  a: ({ href, children }) =>
    href ? (
      <a href={href} rel="noopener noreferrer nofollow">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  span: ({ children }) => <span className={styles.mention}>{children}</span>,
};
