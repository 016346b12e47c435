/** What is read of a node of parsed Markdown (mdast). */
export interface MarkdownNode {
  type: string;
  value?: string;
  children?: MarkdownNode[];
  data?: { hName: string };
}
