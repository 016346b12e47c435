"use client";

import type { ReactNode } from "react";
import { Builder, type BuilderProps } from "@/components/builder/builder";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { countText } from "@/lib/domain/number-words";
import { segmentHref, segmentsHref } from "@/lib/domain/segment-address";

export interface BuilderSheetProps extends Omit<BuilderProps, "head"> {
  /** What is claimed of the segment as it was published. */
  readonly claims: ReactNode;
  /** Number of the definition that the draft becomes. */
  readonly next: number;
  /** What proves the page, after the base, which is counted live. */
  readonly items: readonly { readonly term: string; readonly detail: ReactNode }[];
}

/** The page of a builder: its head speaks of the draft as it is edited. */
export function BuilderSheet({ claims, next, items, ...builder }: BuilderSheetProps) {
  const { workspace, facts } = builder;
  return (
    <Builder
      {...builder}
      head={({ title, name, slug, total, actions }) => (
        <>
          <PageHeader
            breadcrumb={[
              { label: "Segments", href: segmentsHref(workspace, facts.dataset.slug) },
              ...(slug === null ? [] : [{ label: name, href: segmentHref(workspace, slug) }]),
              { label: slug === null ? "new segment" : `draft of definition v${next}` },
            ]}
            title={title}
            actions={actions}
          />
          <TitleBlock
            items={[{ term: "Base", detail: total === null ? "counting" : `${countText(total)} customers` }, ...items]}
          />
          {claims}
        </>
      )}
    />
  );
}
