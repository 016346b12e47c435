import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Select } from "@/components/ui/select";
import styles from "./templates.module.css";

export interface TemplateChoiceProps {
  readonly action: string;
  /** What the form carries along unchanged. */
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly template: string;
  readonly metric: string | null;
  readonly templates: readonly {
    readonly kind: string;
    readonly name: string;
    readonly asks: string;
    readonly missing: string | null;
  }[];
  readonly metrics: readonly { readonly id: string; readonly name: string }[];
}

/** Which template and which metric: a form whose state is the address. What cannot be drafted says what it would need. */
export function TemplateChoice({ action, kept, template, metric, templates, metrics }: TemplateChoiceProps) {
  const missing = templates.filter((one) => one.missing !== null);
  return (
    <>
      <form className={styles.form} action={action} method="get">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Select label="Template" name="template" defaultValue={template}>
          {templates.map((one) => (
            <option key={one.kind} value={one.kind} disabled={one.missing !== null}>
              {`${one.name}: ${one.asks}`}
            </option>
          ))}
        </Select>
        {metrics.length > 0 ? (
          <Select label="Compared by" name="metric" defaultValue={metric ?? undefined}>
            {metrics.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        ) : null}
        <Button type="submit">Show</Button>
      </form>
      {missing.length > 0 ? (
        <Disclosure
          summary={
            missing.length === 1
              ? "1 template needs more than this version has"
              : `${missing.length} templates need more than this version has`
          }
        >
          <ul className={styles.missing}>
            {missing.map((one) => (
              <li key={one.kind}>{`${one.name}. ${one.missing}`}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}
