import type { MarkdownNode } from "./markdown-node";

const deepest = 40;

/** A step of rendering that throws where lists and quotations lie within each other without end. */
export function refuseDepth(): (tree: unknown) => void {
  return (tree) => {
    let level: readonly MarkdownNode[] = [tree as MarkdownNode];
    for (let depth = 0; level.length > 0; depth += 1) {
      if (depth > deepest) throw new Error("nested too deeply");
      level = level.flatMap((node) => node.children ?? []);
    }
  };
}
