"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { RequestFault } from "./request-fault";

/** Stands around what asks the API from the browser, and not around the whole app: reading pages load none of it. */
export function QueryProvider({ children }: { readonly children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false, retry: mayPassByItself } } }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function mayPassByItself(failures: number, fault: Error): boolean {
  return failures < 2 && fault instanceof RequestFault && ["unavailable", "busy"].includes(fault.code);
}
