"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { fetchJson } from "@/lib/api/client/fetch-json";
import { signIn } from "@/lib/api/client/session";
import styles from "./door.module.css";

export interface JoinFormProps {
  readonly link: string;
  /** The e-mail an invitation was made for; it cannot be changed. */
  readonly email: string | null;
  /** The owner names the first workspace. */
  readonly asksForWorkspace: boolean;
  /** A new password for an account that is there already. */
  readonly onlyPassword: boolean;
}

export function JoinForm({ link, email, asksForWorkspace, onlyPassword }: JoinFormProps) {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password"));
    setBusy(true);
    try {
      const body = {
        name: onlyPassword ? "unchanged" : String(form.get("name")),
        email: email ?? String(form.get("email")),
        password,
        ...(asksForWorkspace ? { workspaceName: String(form.get("workspaceName")) } : {}),
      };
      const address = `/api/v1/links/${encodeURIComponent(link)}/claim`;
      const joined = await fetchJson<{ workspaceSlug: string; email: string }>(address, { method: "POST", body });
      const refusal = await signIn(joined.email, password);
      location.assign(refusal === null ? `/w/${joined.workspaceSlug}` : "/sign-in");
    } catch (fault) {
      setProblem(fault instanceof Error ? fault.message : "That did not work. Try again.");
      setBusy(false);
    }
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {onlyPassword ? null : (
        <TextInput label="Your name" name="name" autoComplete="name" size="large" maxLength={120} required />
      )}
      <TextInput
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        size="large"
        required
        {...(email === null ? {} : { value: email, readOnly: true })}
      />
      {asksForWorkspace ? (
        <TextInput
          label="Name of your workspace"
          name="workspaceName"
          hint="Most take the name of the company."
          size="large"
          maxLength={80}
          required
        />
      ) : null}
      <TextInput
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        hint="At least 10 characters; a few words are easier to remember than signs."
        minLength={10}
        maxLength={200}
        size="large"
        required
        error={problem}
      />
      <Button type="submit" tone="primary" size="large" busy={busy}>
        {onlyPassword ? "Set the password" : "Join"}
      </Button>
    </form>
  );
}
