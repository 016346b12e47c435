"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Actions } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { useRequest } from "@/components/ui/use-request";
import { addDecision, saveDecision } from "@/lib/api/client/decisions";
import type { DecisionContent } from "@/lib/domain/decision";
import { decisionHref, decisionsHref } from "@/lib/domain/decision-address";
import { ChoiceOfFigures, type Choosable } from "./choice-of-figures";
import styles from "./decisions.module.css";
import { OptionFields } from "./option-fields";
import { PeopleFields } from "./people-fields";
import { SegmentFields, type SegmentOfSheet } from "./segment-fields";
import { TextFields } from "./text-fields";

export interface DecisionFormProps {
  readonly workspace: string;
  readonly dataset: string;
  /** The draft that is edited; null for a new one. */
  readonly draft: { readonly id: string; readonly revision: number } | null;
  readonly start: DecisionContent;
  readonly segments: readonly SegmentOfSheet[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly figures: readonly Choosable[];
}

/** Everything of a decision but what becomes of it. Saved as a draft, half of it may be missing. */
export function DecisionForm({ workspace, dataset, draft, start, segments, people, figures }: DecisionFormProps) {
  const router = useRouter();
  const [content, setContent] = useState(start);
  const { isBusy, error, run } = useRequest();
  const change = (part: Partial<DecisionContent>) => setContent((now) => ({ ...now, ...part }));
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { head } = draft
        ? await saveDecision({ workspace, id: draft.id }, { ...content, revision: draft.revision })
        : await addDecision(workspace, { ...content, dataset });
      router.push(decisionHref(workspace, head.id));
      router.refresh();
    });
  };
  return (
    <form className={styles.form} onSubmit={save}>
      {error === undefined ? null : (
        <Notice tone="bad" role="alert">
          {error}
        </Notice>
      )}
      <TextInput
        label="Question"
        hint="One question that can be answered, for example: which segment do we sell to first?"
        maxLength={200}
        value={content.question}
        onChange={(event) => change({ question: event.target.value })}
      />
      <Textarea
        label="Why it is asked"
        hint="What a reader must know; a few sentences"
        rows={4}
        maxLength={4000}
        value={content.background}
        onChange={(event) => change({ background: event.target.value })}
      />
      <SegmentFields segments={segments} chosen={content.segments} onChange={(next) => change({ segments: next })} />
      <OptionFields options={content.options} recommended={content.recommended} onChange={change} />
      <ChoiceOfFigures all={figures} segments={content.segments} chosen={content.figures} onChange={change} />
      <TextFields texts={content.texts} onChange={(texts) => change({ texts })} />
      <SuccessFields all={figures} success={content.success} onChange={change} />
      <PeopleFields people={people} content={content} onChange={change} />
      <Actions>
        <Button tone="primary" type="submit" busy={isBusy}>
          Save the draft
        </Button>
        <ButtonLink href={draft ? decisionHref(workspace, draft.id) : decisionsHref(workspace)}>Cancel</ButtonLink>
      </Actions>
    </form>
  );
}

interface SuccessFieldsProps {
  readonly all: readonly Choosable[];
  readonly success: DecisionContent["success"];
  readonly onChange: (part: Pick<DecisionContent, "success">) => void;
}

/** The number by which the decision is judged later, and what it should come to. */
function SuccessFields({ all, success, onChange }: SuccessFieldsProps) {
  const at = success === null ? -1 : all.findIndex(({ key }) => key === keyOf(all, success));
  return (
    <fieldset className={styles.fieldset}>
      <legend>By which number will you see whether it was right?</legend>
      <div className={styles.pair}>
        <Select
          label="Success metric"
          value={at < 0 ? "" : String(at)}
          onChange={(event) => {
            const figure = all[Number(event.target.value)]?.address;
            onChange({
              success: event.target.value === "" || !figure ? null : { figure, wanted: success?.wanted ?? "" },
            });
          }}
        >
          <option value="">None</option>
          {all.map(({ key, label }, index) => (
            <option key={key} value={index}>
              {label}
            </option>
          ))}
        </Select>
        <TextInput
          label="What it should come to"
          hint="For example: below 7 % within a year"
          maxLength={200}
          disabled={success === null}
          value={success?.wanted ?? ""}
          onChange={(event) => success && onChange({ success: { ...success, wanted: event.target.value } })}
        />
      </div>
    </fieldset>
  );
}

function keyOf(all: readonly Choosable[], { figure }: NonNullable<DecisionContent["success"]>): string | undefined {
  const slug = figure.group?.split("@")[0] ?? null;
  return all.find(
    ({ address }) =>
      address.metric === figure.metric && address.by === figure.by && (address.group?.split("@")[0] ?? null) === slug,
  )?.key;
}
