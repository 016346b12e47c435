import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ImpactQuestion } from "@/lib/domain/impact";
import styles from "./priority.module.css";

export interface ImpactFormProps {
  readonly action: string;
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly segments: readonly { readonly ref: string; readonly name: string }[];
  readonly question: ImpactQuestion;
}

/** The scenario as a form whose state is the address, so that it works without script. */
export function ImpactForm({ action, kept, segments, question }: ImpactFormProps) {
  const { segment, change, percent, factor } = question;
  return (
    <form className={styles.form} action={action} method="get">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select label="Segment" name="segment" defaultValue={segment}>
        {segments.map(({ ref, name }) => (
          <option key={ref} value={ref}>
            {name}
          </option>
        ))}
      </Select>
      <Select label="What changes" name="change" defaultValue={change}>
        <option value="volume">customers of this kind</option>
        <option value="conversion">their conversion</option>
        <option value="revenue">their monthly revenue</option>
        <option value="churn">their churn</option>
      </Select>
      <TextInput
        label="By, %"
        name="percent"
        type="number"
        min={-90}
        max={200}
        step={1}
        required
        defaultValue={percent}
      />
      {(["low", "base", "high"] as const).map((bound) => (
        <TextInput
          key={bound}
          label={{ low: "As good as today's: low", base: "most likely", high: "high" }[bound]}
          name={bound}
          type="number"
          min={0.1}
          max={3}
          step={0.05}
          required
          defaultValue={factor[bound]}
        />
      ))}
      <Button type="submit">Show</Button>
    </form>
  );
}
