import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-look";
import { Icon } from "./icon";

export interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  /** Work is under way: the button keeps focus and words, and does nothing. */
  readonly busy?: boolean | undefined;
  /** What the page's ways to move answer it with, without a script of its own. */
  readonly "data-way"?: string | undefined;
}

export function Button({
  tone,
  size,
  icon,
  busy,
  className,
  children,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? "button" : type}
      onClick={busy ? undefined : onClick}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={buttonClass({ tone, size, icon }, { bare: !children, className })}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}
