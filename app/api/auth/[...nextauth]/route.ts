import NextAuth from "next-auth";
import { authOptions } from "@/lib/access/auth-options";

type Handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

// Options read the data folder, which stands only once the server runs, so they are made for each call.
const handler: Handler = (request, context) => (NextAuth(authOptions()) as Handler)(request, context);

export { handler as GET, handler as POST };
