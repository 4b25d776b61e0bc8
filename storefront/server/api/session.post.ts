import { z } from "zod";
import { openSession } from "../lib/customer-session";
import { readForm } from "../lib/read-form";

const schema = z.object({
  email: z.email().max(254),
  password: z.string().min(1).max(200),
});

export default defineEventHandler(async (event) => {
  setResponseHeader(event, "cache-control", "no-store");
  const { email, password } = await readForm(event, schema);
  return { customer: await openSession(event, email, password) };
});
