import Link from "next/link";
import { Remark } from "@/components/ui/layout";
import type { JobRole } from "@/lib/domain/actor";
import { briefHref, homeNames } from "@/lib/domain/brief-address";
import { homesOf } from "@/lib/services/homes";
import type { HomeProps } from "./home-props";

/** The homes of all roles on the same data, for those who may look at more than their own. */
export function HomeLinks({ actor, dataset, version, home }: HomeProps & { readonly home: JobRole }) {
  const homes = homesOf(actor);
  if (homes.length < 2) return null;
  return (
    <nav aria-label="Homes">
      <Remark>
        Home of:{" "}
        {homes.map((role, at) => (
          <span key={role}>
            {at === 0 ? null : " · "}
            <Link
              href={briefHref(actor.workspace.slug, {
                ...{ dataset, version },
                home: role === actor.jobRole ? undefined : role,
              })}
              aria-current={role === home ? "page" : undefined}
              prefetch={false}
            >
              {role === home ? <strong>{homeNames[role]}</strong> : homeNames[role]}
            </Link>
          </span>
        ))}
      </Remark>
    </nav>
  );
}
