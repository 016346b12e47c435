import Link from "next/link";
import type { ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-look";
import { Icon } from "./icon";

export interface ButtonLinkProps extends ButtonLook {
  readonly href: string;
  /** The browser fetches it itself and saves it, under this name if there is one. */
  readonly download?: string | true | undefined;
  /** False where the page stays the same and only its address changes. */
  readonly scroll?: boolean | undefined;
  readonly prefetch?: boolean | undefined;
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  readonly "aria-label"?: string | undefined;
  readonly children?: ReactNode;
}

/** A link that looks like a button. */
export function ButtonLink(props: ButtonLinkProps) {
  const { tone, size, icon, className, children, href, download, id } = props;
  const shared = {
    href,
    id,
    className: buttonClass({ tone, size, icon }, { bare: !children, className }),
    "aria-label": props["aria-label"],
  };
  const inside = (
    <>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </>
  );
  if (download !== undefined) {
    return (
      <a {...shared} download={download === true ? "" : download}>
        {inside}
      </a>
    );
  }
  return (
    <Link {...shared} scroll={props.scroll ?? true} prefetch={props.prefetch ?? null}>
      {inside}
    </Link>
  );
}
