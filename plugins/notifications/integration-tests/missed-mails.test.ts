import { createPgConnection } from "@medusajs/framework/utils";
import { orderMails } from "../src/catch-up/mail-sources";
import { findMissedMails } from "../src/queries/missed-mails";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const now = new Date("2026-11-22T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

if (!process.env["DATABASE_URL"]) throw new Error("DATABASE_URL must name a PostgreSQL server for these tests");
const knex = createPgConnection({ clientUrl: process.env["DATABASE_URL"], pool: { min: 1, max: 1 } });

/** Tables of this one connection, with the columns that the question is about; they go with it. */
beforeAll(async () => {
  await knex.raw(`create temporary table "order" (id text, email text, deleted_at timestamptz)`);
  await knex.raw(`create temporary table license (order_id text, status text, created_at timestamptz)`);
  await knex.raw(`create temporary table notification (id text, idempotency_key text, status text, created_at timestamptz, deleted_at timestamptz)`);
});

afterEach(() => knex.raw(`truncate "order", license, notification`));
afterAll(() => knex.destroy());

interface Case {
  email?: string | null;
  /** Age of each licence. */
  licenses?: number[];
  status?: string;
  attempt?: { status: string; age: number; deleted?: boolean };
}

async function given(id: string, { email = "buyer@example.com", licenses = [HOUR], status = "active", attempt }: Case): Promise<void> {
  await knex.raw(`insert into "order" values (?, ?, null)`, [id, email] as never[]);
  for (const age of licenses) await knex.raw(`insert into license values (?, ?, ?)`, [id, status, ago(age)]);
  if (attempt) {
    await knex.raw(`insert into notification values (?, ?, ?, ?, ?)`, [
      `noti_${id}`,
      `order-licenses:${id}`,
      attempt.status,
      ago(attempt.age),
      attempt.deleted ? now : null,
    ] as never[]);
  }
}

const found = (limit = 50) => findMissedMails(knex, orderMails, { now, limit });

describe("orders without their mail", () => {
  it.each<[string, Case, boolean]>([
    ["never tried", {}, true],
    ["several licences", { licenses: [HOUR, HOUR, HOUR] }, true],
    ["just issued: its event is about to send it", { licenses: [29 * SECOND] }, false],
    ["issued more than a day ago", { licenses: [24 * HOUR + SECOND] }, false],
    ["revoked since", { status: "revoked" }, false],
    ["suspended", { status: "suspended" }, true],
    ["no address", { email: null }, false],
    ["an empty address", { email: "" }, false],
    ["sent", { attempt: { status: "success", age: 50 * MINUTE } }, false],
    ["being sent", { attempt: { status: "pending", age: 119 * SECOND } }, false],
    ["cut off by a kill", { attempt: { status: "pending", age: 121 * SECOND } }, true],
    ["refused at once, a moment ago", { licenses: [100 * SECOND], attempt: { status: "failure", age: 59 * SECOND } }, false],
    ["refused at once, a minute ago", { licenses: [100 * SECOND], attempt: { status: "failure", age: 61 * SECOND } }, true],
    ["refused at the age of 40 minutes, 19 minutes ago", { licenses: [59 * MINUTE], attempt: { status: "failure", age: 19 * MINUTE } }, false],
    ["refused at the age of 40 minutes, 21 minutes ago", { licenses: [61 * MINUTE], attempt: { status: "failure", age: 21 * MINUTE } }, true],
    ["an attempt that was given up", { attempt: { status: "success", age: MINUTE, deleted: true } }, true],
  ])("%s", async (_name, order, missing) => {
    await given("order_1", order);
    expect(await found()).toEqual(missing ? ["order_1"] : []);
  });

  it("come longest untried first, so that a hopeless one keeps nobody waiting", async () => {
    await given("hopeless", { licenses: [23 * HOUR], attempt: { status: "failure", age: 11 * HOUR } });
    await given("young", { licenses: [10 * MINUTE] });
    await given("old", { licenses: [12 * HOUR] });
    await given("retried", { licenses: [20 * MINUTE], attempt: { status: "failure", age: 9 * MINUTE } });
    expect(await found()).toEqual(["old", "hopeless", "young", "retried"]);
    expect(await found(2)).toEqual(["old", "hopeless"]);
  });
});
