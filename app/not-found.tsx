import type { Metadata } from "next";
import { PlainPage } from "@/components/shell/plain-page";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PlainPage
      title="There is nothing at this address"
      lede="It may have been moved, or it belongs to a workspace you are not a member of. If someone sent you the link, ask them to check it, or to invite you."
      actions={
        <ButtonLink href="/" tone="primary">
          Go to your workspace
        </ButtonLink>
      }
    />
  );
}
