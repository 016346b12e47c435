import type { PageWithOpenings } from "../opening-of-the-product";

const version = "dataset=customers&version=1";

/** Segments, their builder, and what is written about them. */
export const segmentOpenings: readonly PageWithOpenings[] = [
  {
    page: "segment with a draft",
    as: "owner",
    path: ({ own, drafted }) => `/w/${own}/segments/${drafted}`,
    openings: [
      {
        by: ["components/segments/settings-dialog.tsx"],
        press: ["Name and owner"],
        opens: "dialog",
        name: "Name, stance and owner of North",
      },
      {
        by: ["components/segments/settings-dialog.tsx"],
        press: ["Name and owner", "Archive…"],
        opens: "dialog",
        name: "Archive North",
      },
      {
        by: ["components/segments/publish-dialog.tsx"],
        press: ["Publish the draft"],
        opens: "dialog",
        name: "Publish the draft of North",
      },
    ],
  },
  {
    page: "history of a segment",
    as: "owner",
    path: ({ own, drafted }) => `/w/${own}/segments/${drafted}/history`,
    openings: [
      {
        by: ["components/segments/restore-dialog.tsx"],
        press: ["Restore version 1"],
        opens: "dialog",
        name: "Restore version 1",
      },
    ],
  },
  {
    page: "archived segment",
    as: "owner",
    path: ({ own, archived }) => `/w/${own}/segments/${archived}`,
    openings: [
      {
        by: ["components/segments/bring-back-dialog.tsx"],
        press: ["Bring it back"],
        opens: "dialog",
        name: "Bring South back",
      },
    ],
  },
  {
    page: "what sets a segment apart",
    as: "analyst",
    path: () => "/w/halden/segments/agencies",
    openings: [
      {
        by: ["app/w/[workspace]/segments/[segment]/overview-differentiators.tsx"],
        press: [],
        opens: "fold",
        name: "Columns left out",
      },
    ],
  },
  {
    page: "templates",
    as: "analyst",
    path: () => `/w/halden/segments/templates?${version}&template=companySize&metric=churned_share`,
    openings: [
      {
        by: ["components/segments/make-segments.tsx"],
        press: ["Make segments of these"],
        opens: "dialog",
        name: "Make segments of these",
      },
      {
        by: ["components/segments/save-dialog.tsx"],
        press: ["Open in builder"],
        opens: "dialog",
        name: "Save as a segment",
      },
    ],
  },
  {
    page: "templates of a single file",
    as: "owner",
    path: ({ own, dataset }) => `/w/${own}/segments/templates?dataset=${dataset}`,
    openings: [
      {
        by: ["components/segments/template-choice.tsx"],
        press: [],
        opens: "fold",
        name: /needs? more than this version has/,
      },
    ],
  },
  {
    page: "builder",
    as: "owner",
    path: ({ own, drafted }) => `/w/${own}/segments/${drafted}/edit`,
    openings: [
      {
        by: ["components/builder/condition-chooser.tsx"],
        press: ["Condition"],
        opens: "dialog",
        name: "What should be true of a customer?",
      },
      {
        by: ["components/builder/line-menu.tsx"],
        press: [/^More for condition 1/],
        opens: "menu",
        name: /^More for condition 1/,
      },
      {
        by: ["components/builder/value-picker.tsx"],
        press: [{ role: "combobox", name: /^Add a value of/ }],
        opens: "listbox",
        name: /./,
      },
      {
        by: ["components/builder/paste-dialog.tsx"],
        press: [/^Paste a list of values/],
        opens: "dialog",
        name: /^Paste values of/,
      },
      {
        by: ["components/builder/publish-dialog.tsx"],
        press: ["Publish v3…"],
        opens: "dialog",
        name: "Publish v3 of North",
      },
      {
        by: ["components/builder/discard-dialog.tsx"],
        press: ["Discard"],
        opens: "dialog",
        name: "Discard the draft of North?",
      },
    ],
  },
  {
    page: "one-pager",
    as: "product",
    path: () => "/w/halden/segments/agencies/one-pager",
    openings: [
      {
        by: ["components/artefacts/words-dialog.tsx"],
        press: ["Edit words"],
        opens: "dialog",
        name: /of Agencies$/,
      },
    ],
  },
  {
    page: "one-pager, what is promised",
    as: "owner",
    path: ({ own, drafted }) => `/w/${own}/segments/${drafted}/one-pager`,
    openings: [
      {
        by: ["components/artefacts/words-dialog.tsx"],
        press: ["Edit service"],
        opens: "dialog",
        name: /of North$/,
      },
    ],
  },
  {
    page: "battle card",
    as: "product",
    path: () => "/w/halden/segments/agencies/battle-card",
    openings: [
      {
        by: ["components/artefacts/words-dialog.tsx"],
        press: ["Edit words"],
        opens: "dialog",
        name: /of Agencies$/,
      },
    ],
  },
];
