import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/domain/format-date";
import { annotationWords, type HappenedProps } from "./happened";
import { EditAnnotation } from "./write-annotation";

/** What happened as a table, in the twin of a drawing: also what lies before or after the days drawn. */
export function HappenedTable({ workspace, numbered, scopes }: HappenedProps) {
  if (numbered.length === 0) return null;
  // What is drawn is changed below the drawing; a mistyped day is only here.
  const isMended = scopes !== null && numbered.some(({ isDrawn, annotation }) => !isDrawn && annotation.id !== null);
  return (
    <Table label="What happened" rows="compact">
      <thead>
        <tr>
          <HeadCell numeric>Tick</HeadCell>
          <HeadCell>Day</HeadCell>
          <HeadCell>What happened</HeadCell>
          <HeadCell>Tag</HeadCell>
          {isMended ? <HeadCell>Change</HeadCell> : null}
        </tr>
      </thead>
      <tbody>
        {numbered.map(({ number, isDrawn, annotation }) => (
          <Row key={number}>
            <Cell numeric>{isDrawn ? number : "not drawn"}</Cell>
            <RowHead>{formatDate(annotation.day)}</RowHead>
            <Cell wrap>{annotationWords(annotation)}</Cell>
            <Cell>{annotation.tag ?? { person: "", data: "data", definition: "definition" }[annotation.source]}</Cell>
            {isMended ? (
              <Cell>
                {isDrawn || annotation.id === null ? null : (
                  <EditAnnotation workspace={workspace} annotation={annotation} scopes={scopes} />
                )}
              </Cell>
            ) : null}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
