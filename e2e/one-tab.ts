import { test as base, type Page } from "@playwright/test";

/** Tests whose pages open one after the other in one tab of their worker, signed out between them: a new browser context for each costs more than the page. */
export const test = base.extend<{ page: Page }, { tab: Page }>({
  tab: [
    async (
      { browser },
      use,
      {
        project: {
          use: { baseURL },
        },
      },
    ) => {
      const context = await browser.newContext(baseURL ? { baseURL } : {});
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ tab }, use) => {
    await tab.context().clearCookies();
    await use(tab);
  },
});
