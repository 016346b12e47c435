import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Disclosure } from "@/components/ui/disclosure";
import { GroupLabel } from "@/components/ui/group-label";
import type { SegmentHead } from "@/components/ui/segment-heads";
import styles from "./overlap.module.css";

export interface SegmentChoiceProps {
  readonly action: string;
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly segments: readonly (SegmentHead & { readonly chosen: boolean })[];
}

/** Which segments are laid over each other: a form whose state is the address. */
export function SegmentChoice({ action, kept, segments }: SegmentChoiceProps) {
  const count = segments.filter(({ chosen }) => chosen).length;
  return (
    <form className={styles.form} action={action} method="get">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Disclosure summary={`${count} ${count === 1 ? "segment" : "segments"} laid over each other; choose others`}>
        <div className={styles.pick}>
          <fieldset className={styles.choices}>
            <legend>Segments</legend>
            {segments.map(({ key, name, tile, chosen }) => (
              <Checkbox
                key={key}
                label={<GroupLabel index={tile.index} letter={tile.letter} name={name} />}
                name="segment"
                value={key}
                defaultChecked={chosen}
              />
            ))}
          </fieldset>
          <Button type="submit" size="small">
            Show these
          </Button>
        </div>
      </Disclosure>
    </form>
  );
}
