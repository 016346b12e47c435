import Link from "next/link";
import { Figure } from "@/components/ui/figure";
import { GroupLabel } from "@/components/ui/group-label";
import { countText } from "@/lib/domain/number-words";
import { roadmapItemHref } from "@/lib/domain/roadmap-address";
import type { RoadmapView } from "@/lib/domain/roadmap-resources";
import { segmentHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";
import styles from "./roadmap.module.css";

/** What has no counterpart: items without a segment, segments without an item, and segments that only a file knows. */
export function WithoutCounterpart({ workspace, view }: { readonly workspace: string; readonly view: RoadmapView }) {
  const { withoutSegment: free, unknownSegments: unknown } = view;
  const bare = view.segments.filter(({ items }) => items === 0);
  if (free.items === 0 && unknown.names === 0 && bare.length === 0) return null;
  return (
    <Figure title="What has no counterpart" plain>
      {free.items > 0 ? (
        <>
          <p>
            {free.items === 1
              ? "One item is tied to no segment:"
              : `${countText(free.items)} items are tied to no segment:`}
          </p>
          <ul className={styles.facts}>
            {free.first.map(({ id, title }) => (
              <li key={id}>
                <Link href={roadmapItemHref(workspace, id, view.dataset.version)} prefetch={false}>
                  {title}
                </Link>
              </li>
            ))}
            {free.items > free.first.length ? <li>{`and ${countText(free.items - free.first.length)} more`}</li> : null}
          </ul>
        </>
      ) : null}
      {bare.length > 0 ? (
        <>
          <p>{bare.length === 1 ? "One segment has no item:" : `${bare.length} segments have no item:`}</p>
          <ul className={styles.facts}>
            {bare.map(({ slug, name, code }) => (
              <li key={slug}>
                <GroupLabel
                  {...segmentTile(code)}
                  name={name}
                  href={segmentHref(workspace, slug, { version: view.dataset.version })}
                />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {unknown.names > 0 ? (
        <>
          <p>
            {unknown.names === 1
              ? "Items name one segment that is not defined here:"
              : `Items name ${countText(unknown.names)} segments that are not defined here:`}
          </p>
          <ul className={styles.facts}>
            {unknown.first.map(({ name, items }) => (
              <li key={name}>{`${name} (${countText(items)})`}</li>
            ))}
            {unknown.names > unknown.first.length ? (
              <li>{`and ${countText(unknown.names - unknown.first.length)} more`}</li>
            ) : null}
          </ul>
        </>
      ) : null}
    </Figure>
  );
}
