"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { signOut } from "@/lib/api/client/session";

export function SignOutButton() {
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await signOut();
    location.assign("/sign-in");
  };
  return (
    <Button tone="quiet" busy={busy} onClick={() => void leave()}>
      Sign out
    </Button>
  );
}
