"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogForm } from "@/components/ui/dialog-form";
import { fieldText } from "@/components/ui/field-text";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { useRequest } from "@/components/ui/use-request";
import { addStudy, changeStudy } from "@/lib/api/client/studies";
import { type BusinessModel, businessModels, businessModelWords, metricsInOrder } from "@/lib/domain/business-model";
import type { ClaimChoices } from "@/lib/domain/claim-choices";
import { typedUnit } from "@/lib/domain/hypothesis-words";
import { boardHref } from "@/lib/domain/study-address";
import type { StudyView } from "@/lib/domain/study-resources";
import { numberIn } from "./claim-fields";

export interface StudyDialogProps {
  readonly workspace: string;
  readonly dataset: string;
  readonly choices: ClaimChoices;
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  /** The study to be changed; without one a new one. */
  readonly study?: StudyView | undefined;
  readonly onClose: () => void;
}

/** Goal, business model, success metric, target and owner of a study. */
export function StudyDialog({ workspace, dataset, choices, owners, study, onClose }: StudyDialogProps) {
  const router = useRouter();
  const { isBusy, error, run } = useRequest();
  const done = (id: string) => {
    router.push(boardHref(workspace, { study: id }));
    router.refresh();
    onClose();
  };
  const save = (fields: FormData) =>
    run(async () => {
      const facts = factsIn(fields, choices);
      const saved = study
        ? await changeStudy(workspace, study.id, facts)
        : await addStudy(workspace, { ...facts, dataset });
      done(saved.id);
    });
  const close = (closed: boolean) =>
    run(async () => {
      if (study) await changeStudy(workspace, study.id, { closed });
      done(study?.id ?? "");
    });
  const isClosed = study !== undefined && study.closedAt !== null;
  return (
    <DialogForm
      title={study ? `The study ${study.name}` : "New study"}
      send={study ? "Save" : "Begin the study"}
      busy={isBusy}
      error={error}
      onClose={onClose}
      onSend={(fields) => void (isClosed ? close(false) : save(fields))}
      more={
        study && !isClosed ? (
          <Button tone="danger" busy={isBusy} onClick={() => void close(true)}>
            Close the study
          </Button>
        ) : null
      }
    >
      {isClosed ? (
        <p>This study is closed. “Save” opens it again; then it can be changed.</p>
      ) : (
        <StudyFields choices={choices} owners={owners} study={study} />
      )}
    </DialogForm>
  );
}

function StudyFields({ choices, owners, study }: Pick<StudyDialogProps, "choices" | "owners" | "study">) {
  const [model, setModel] = useState<BusinessModel>(study?.businessModel ?? "subscription");
  const [picked, pick] = useState(study?.successMetric.id);
  const metrics = metricsInOrder(model, choices.metrics);
  const chosen = picked ?? metrics[0]?.id;
  const metric = choices.metrics.find(({ id }) => id === chosen);
  const { label, factor } = metric ? typedUnit(metric.unit, choices.currency) : { label: "", factor: 1 };
  const unit = metric?.unit === "share" ? "%" : label;
  const target = study?.target ?? null;
  return (
    <>
      <TextInput label="Name" name="name" maxLength={80} required autoComplete="off" defaultValue={study?.name} />
      <Textarea
        label="Goal"
        hint="What the company wants, in one or two sentences"
        name="goal"
        rows={2}
        maxLength={600}
        required
        defaultValue={study?.goal}
      />
      <Select
        label="Business model"
        hint="Decides which metrics stand first"
        name="businessModel"
        value={model}
        onChange={(event) => setModel(event.target.value as BusinessModel)}
      >
        {businessModels.map((model) => (
          <option key={model} value={model}>
            {businessModelWords[model].name}: {businessModelWords[model].asks}
          </option>
        ))}
      </Select>
      <Select label="Success metric" name="successMetric" value={chosen} onChange={(event) => pick(event.target.value)}>
        {metrics.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextInput
        key={chosen}
        label={`Target${unit === "" ? "" : `, in ${unit}`}`}
        name="target"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={
          target === null || study?.successMetric.id !== chosen ? "" : String(Number((target * factor).toPrecision(12)))
        }
      />
      <TextInput label="To be reached by" name="targetDate" type="date" defaultValue={study?.targetDate ?? ""} />
      <Select label="Owner" name="owner" defaultValue={study?.owner?.id ?? ""}>
        <option value="">Nobody</option>
        {owners.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextInput
        label="Next review"
        hint={study ? undefined : "Empty: in three months"}
        name="nextReview"
        type="date"
        required={study !== undefined}
        defaultValue={study?.nextReview ?? ""}
      />
    </>
  );
}

function factsIn(fields: FormData, { metrics, currency }: ClaimChoices) {
  const text = (name: string) => fieldText(fields, name);
  const successMetric = text("successMetric");
  const metric = metrics.find(({ id }) => id === successMetric) ?? { unit: "number" as const };
  const nextReview = text("nextReview");
  return {
    name: text("name"),
    goal: text("goal"),
    businessModel: text("businessModel") as BusinessModel,
    successMetric,
    target: numberIn(text("target"), metric, currency),
    targetDate: text("targetDate") || null,
    owner: text("owner") || null,
    ...(nextReview === "" ? {} : { nextReview }),
  };
}
