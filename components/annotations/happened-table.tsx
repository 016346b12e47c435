import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { NumberedAnnotation } from "@/lib/domain/annotation-marks";
import { formatDate } from "@/lib/domain/format-date";
import { annotationWords } from "./happened";

/** What happened as a table, in the twin of a drawing: also what lies before or after the days drawn. */
export function HappenedTable({ numbered }: { readonly numbered: readonly NumberedAnnotation[] }) {
  if (numbered.length === 0) return null;
  return (
    <Table label="What happened" rows="compact">
      <thead>
        <tr>
          <HeadCell numeric>Tick</HeadCell>
          <HeadCell>Day</HeadCell>
          <HeadCell>What happened</HeadCell>
          <HeadCell>Tag</HeadCell>
        </tr>
      </thead>
      <tbody>
        {numbered.map(({ number, isDrawn, annotation }) => (
          <Row key={number}>
            <Cell numeric>{isDrawn ? number : "not drawn"}</Cell>
            <RowHead>{formatDate(annotation.day)}</RowHead>
            <Cell wrap>{annotationWords(annotation)}</Cell>
            <Cell>{annotation.tag ?? { person: "", data: "data", definition: "definition" }[annotation.source]}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
