"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { GroupLabel } from "@/components/ui/group-label";
import { segmentTile } from "@/lib/domain/segment-tile";
import styles from "./decisions.module.css";

export interface SegmentOfSheet {
  readonly slug: string;
  readonly name: string;
  readonly code: string;
}

export interface SegmentFieldsProps {
  readonly segments: readonly SegmentOfSheet[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** The segments that a decision is about. */
export function SegmentFields({ segments, chosen, onChange }: SegmentFieldsProps) {
  return (
    <fieldset className={styles.fieldset}>
      <legend>Which segments is it about?</legend>
      <div className={styles.choices}>
        {segments.map(({ slug, name, code }) => (
          <Checkbox
            key={slug}
            label={<GroupLabel {...segmentTile(code)} name={name} />}
            checked={chosen.includes(slug)}
            disabled={chosen.length >= 6 && !chosen.includes(slug)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, slug] : chosen.filter((one) => one !== slug))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
