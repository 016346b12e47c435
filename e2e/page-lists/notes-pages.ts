import type { PageOfTheProduct } from "../page-of-the-product";

/** All notes, and what one thread looks like alone. */
export const notesPages: readonly PageOfTheProduct[] = [
  {
    name: "notes, unread",
    kind: "reading",
    as: "product",
    shows: "Mark all as read",
    path: () => "/w/halden/notes?show=unread",
  },
  {
    name: "notes, all",
    kind: "reading",
    as: "marketing",
    shows: "The newest word first",
    path: () => "/w/halden/notes?show=all",
  },
  {
    name: "one thread",
    kind: "reading",
    as: "product",
    shows: "one thread",
    path: ({ thread }) => `/w/halden/notes?thread=${thread}`,
  },
];
