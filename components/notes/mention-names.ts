import type { NotePerson } from "@/lib/domain/note";
import { cutAtMentions, withNames } from "@/lib/domain/note-mentions";
import type { MarkdownNode } from "./markdown-node";

/** A step of rendering that puts names in place of the tokens of members. */
export function mentionNames(people: readonly NotePerson[]): () => (tree: unknown) => void {
  const named = (node: MarkdownNode): MarkdownNode[] => {
    const { value } = node;
    if (node.children) return [{ ...node, children: node.children.flatMap(named) }];
    if (value === undefined) return [node];
    if (node.type !== "text") return [{ ...node, value: withNames(value, people) }];
    return cutAtMentions(value).map(({ text, id }) => {
      if (id === null) return { type: "text", value: text };
      const children = [{ type: "text", value: withNames(text, people) }];
      return { type: "mention", data: { hName: "span" }, children };
    });
  };
  return () => (tree) => {
    const root = tree as MarkdownNode;
    root.children = root.children?.flatMap(named) ?? [];
  };
}
