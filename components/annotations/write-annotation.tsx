"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { AnnotationScope, AnnotationView } from "@/lib/domain/annotation";

const AnnotationDialog = lazy(async () => ({ default: (await import("./annotation-dialog")).AnnotationDialog }));

interface Scopes {
  readonly workspace: string;
  readonly scopes: readonly { readonly label: string; readonly scope: AnnotationScope }[];
}

/** The button to date what happened; the dialog's script is loaded then. */
export function WriteAnnotation(props: Scopes) {
  return (
    <OpensDialog label="Date what happened" size="small" icon="add">
      {(onClose) => <AnnotationDialog {...props} onClose={onClose} />}
    </OpensDialog>
  );
}

/** The button to change one, or take it off. */
export function EditAnnotation({ annotation, ...props }: Scopes & { readonly annotation: AnnotationView }) {
  return (
    <OpensDialog label="Edit" name={`Edit: ${annotation.text}`} size="small" tone="quiet">
      {(onClose) => <AnnotationDialog {...props} annotation={annotation} onClose={onClose} />}
    </OpensDialog>
  );
}
