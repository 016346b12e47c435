"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { signIn } from "@/lib/api/client/session";
import styles from "./door.module.css";

/** `next`: the address to open after signing in, as `ownAddress` gives it. */
export function SignInForm({ next }: { readonly next: string }) {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const refusal = await signIn(String(form.get("email")), String(form.get("password"))).catch(
      () => "The server did not answer. Check that it runs, then try again.",
    );
    if (refusal === null) return location.assign(next);
    setProblem(refusal);
    setBusy(false);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextInput label="E-mail" name="email" type="email" autoComplete="username" size="large" required />
      <TextInput
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        size="large"
        required
        error={problem}
      />
      <Button type="submit" tone="primary" size="large" busy={busy}>
        Sign in
      </Button>
    </form>
  );
}
