import { uploadFileRoute } from "@/lib/api/routes/files";

export const PUT = uploadFileRoute.handler;
