import type { FeedbackThemes } from "./feedback-resources";
import { formatDate } from "./format-date";
import { countText, percentText } from "./number-words";

/** What stands out among the voices: who is heard more or less than their share of customers; a plain name where nothing does. */
export function feedbackHeadline({ total, segments, rows, said }: FeedbackThemes): string {
  if (said === 0) return "No customer has been heard yet";
  const marked = (sign: "higher" | "lower") =>
    total.cells
      .flatMap(({ mark, share }, at) => {
        const segment = segments[at];
        return mark === sign && share !== null && segment?.share != null
          ? [{ name: segment.name, share, base: segment.share }]
          : [];
      })
      .sort((one, other) => Math.abs(other.share - other.base) - Math.abs(one.share - one.base));
  const [over] = marked("higher");
  const [under] = marked("lower");
  if (over)
    return `${over.name}: ${percentText(over.share)} of the voices from ${percentText(over.base)} of the customers`;
  if (under)
    return `${under.name}: only ${percentText(under.share)} of the voices from ${percentText(under.base)} of the customers`;
  const [loudest] = rows;
  return loudest?.theme ? `Spoken of most: ${loudest.theme}` : "What customers say";
}

/** When and how much, for the line under the headline. */
export function feedbackSpan({ said, total, from, to }: FeedbackThemes): string | null {
  if (from === null || to === null) return null;
  const who = total.customers === null ? "a few customers" : `${countText(total.customers)} customers`;
  return `${countText(said)} things said by ${who}, ${formatDate(from)} to ${formatDate(to)}.`;
}

/** The theme on which a segment is most over-voiced, else its most frequent one; null where none may be told. */
export function loudestTheme({ rows }: FeedbackThemes, place: number): string | null {
  const told = rows.flatMap(({ theme, cells }) => {
    const cell = cells[place];
    return theme !== null && cell?.customers
      ? [{ theme, customers: cell.customers, isOver: cell.mark === "higher" }]
      : [];
  });
  told.sort((one, other) => Number(other.isOver) - Number(one.isOver) || other.customers - one.customers);
  return told[0]?.theme ?? null;
}
