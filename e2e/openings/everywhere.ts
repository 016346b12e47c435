import type { PageWithOpenings } from "../opening-of-the-product";

const menu = "This page and kept views";

/** What every page has: the menus of the top bar, and the ways to move. */
export const openingsEverywhere: readonly PageWithOpenings[] = [
  {
    page: "any page",
    as: "analyst",
    path: () => "/w/halden/segments",
    openings: [
      {
        by: ["components/shell/menu.tsx"],
        press: ["Workspace: Halden (sample)"],
        opens: "menu",
        name: "Workspace: Halden (sample)",
      },
      { by: ["components/shell/top-bar.tsx"], press: [/^Mira Okafor/], opens: "menu", name: /^Mira Okafor/ },
      { by: ["app/w/[workspace]/page-tools.tsx"], press: [menu], opens: "menu", name: menu },
      { by: ["components/ways/palette.tsx"], press: ["Find anything"], opens: "dialog", name: "Find anything" },
      {
        by: ["components/ways/palette.tsx"],
        press: ["Find anything", { into: "Pages, segments, customers, metrics, commands", type: "agen" }],
        opens: "dialog",
        name: "Find anything",
      },
      {
        by: ["components/ways/keep-dialog.tsx"],
        press: [menu, "Keep this view"],
        opens: "dialog",
        name: "Keep this view",
      },
      {
        by: ["components/ways/views-dialog.tsx"],
        press: [menu, "All kept views"],
        opens: "dialog",
        name: "Kept views",
      },
      {
        by: ["components/ways/keys-dialog.tsx"],
        press: [menu, "Keyboard shortcuts"],
        opens: "dialog",
        name: "Keyboard shortcuts",
      },
    ],
  },
];
