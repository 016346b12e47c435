import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { TextInput } from "@/components/ui/text-input";
import styles from "./customers.module.css";

export interface CustomerSearchProps {
  readonly action: string;
  /** What the address carries along unchanged. */
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly search: string;
  /** The same list without the search. */
  readonly clearHref: string;
}

/** Finds by id or name; a form whose state is the address, so that it works without script too. */
export function CustomerSearch({ action, kept, search, clearHref }: CustomerSearchProps) {
  return (
    <form className={styles.search} action={action} method="get">
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <TextInput label="Id or name" name="search" defaultValue={search} maxLength={200} autoComplete="off" />
      <Button type="submit" icon="find">
        Find
      </Button>
      {search === "" ? null : (
        <ButtonLink tone="quiet" href={clearHref}>
          Show all
        </ButtonLink>
      )}
    </form>
  );
}
