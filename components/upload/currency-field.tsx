import { Button } from "@/components/ui/button";
import type { UploadedFile } from "@/lib/domain/dataset-resources";
import type { Recipe } from "@/lib/domain/recipe";
import { toldCurrency } from "@/lib/domain/told-currency";
import { DraftInput } from "./draft-input";
import styles from "./mapping.module.css";
import { currencyKey } from "./mapping-memory";
import { type FieldCatalog, fieldOf } from "./recipe-edits";
import type { EditedMapping } from "./use-mapping";

export interface CurrencyFieldProps {
  readonly edited: EditedMapping;
  readonly files: ReadonlyMap<string, UploadedFile>;
  /** A further version keeps the currency of the last. */
  readonly isNew: boolean;
  readonly catalog: FieldCatalog;
}

/** The currency of all amounts; where no file tells it, a person is asked. */
export function CurrencyField({ edited, files, isNew, catalog }: CurrencyFieldProps) {
  const { mapping } = edited;
  if (!mapping) return null;
  const { recipe, proposal, settled } = mapping;
  const told = toldCurrency([...files.values()].flatMap((file) => file.profile?.columns ?? []));
  const isAsked =
    isNew &&
    told === null &&
    holdsMoney(recipe, catalog) &&
    recipe.currency === proposal.currency &&
    !settled.includes(currencyKey);
  const settle = (currency: string) =>
    edited.edit({
      name: "currency",
      settles: [currencyKey],
      change: (now) => (now.currency === currency ? now : { ...now, currency }),
    });
  return (
    <div>
      <DraftInput
        label="Currency"
        hint={told === null ? "Three letters, as in EUR" : `The files are in ${told}`}
        value={recipe.currency}
        complaint={(text) => (/^[A-Za-z]{3}$/.test(text) ? undefined : "Write three letters, for example EUR")}
        onCommit={(text) => settle(text.toUpperCase())}
      />
      {isAsked ? (
        <p className={styles.asked}>
          <span className={styles.decide}>Decide.</span> No file says which currency its amounts are in.{" "}
          <Button size="small" onClick={() => settle(recipe.currency)}>
            {`They are in ${recipe.currency}`}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

function holdsMoney({ sources }: Recipe, catalog: FieldCatalog): boolean {
  return sources.some(
    ({ columns, computed }) =>
      columns.some(({ type, targets }) =>
        targets.some((target) => (fieldOf(target, catalog)?.type ?? type) === "money"),
      ) || computed.some(({ type }) => type === "money"),
  );
}
