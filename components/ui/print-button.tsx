import { Button, type ButtonProps } from "./button";

/** Asks the browser to print the page, or to save it as a PDF. */
export function PrintButton({ tone }: { readonly tone?: ButtonProps["tone"] }) {
  return (
    <Button tone={tone} icon="print" data-way="print">
      Print or PDF
    </Button>
  );
}
