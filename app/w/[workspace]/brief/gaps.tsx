import { SpacedList } from "@/components/home/spaced-list";
import { Figure } from "@/components/ui/figure";

/** What a home does not show yet, and what would unlock it; nothing where it shows all. */
export function Gaps({ gaps }: { readonly gaps: readonly string[] }) {
  if (gaps.length === 0) return null;
  return (
    <Figure title="What is not here yet, and what it needs">
      <SpacedList>
        {gaps.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </SpacedList>
    </Figure>
  );
}
