import type { AddressInfo } from "node:net";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import * as models from "@medusajs/notification/dist/models";
import { moduleIntegrationTestRunner } from "@medusajs/test-utils";
import { SMTPServer } from "smtp-server";
import { type Delivery, deliverOnce, isDelivered } from "../src/delivery/deliver-once";
import { PENDING_LIMIT_MS, RETRY_PAUSE_MS } from "../src/domain/mail-attempt";
import smtpProvider from "../src/providers/smtp";

const KEY = "MINTREU-PACKAGE-ABCDEFGH-20261122-AAAAABBBBBCCCCCDDDDDEEEEE-QRSTUVWX";

const delivery: Delivery = {
  idempotency_key: "order-licenses:order_1",
  to: "buyer@example.com",
  template: "order-licenses",
  trigger_type: "license.issued",
  resource_type: "order",
  resource_id: "order_1",
  receiver_id: null,
  data: { order_id: "order_1" },
  mail: { subject: "Your licence", html: `<p>${KEY}</p>`, text: KEY },
};

const mailServer = { refuses: false, asked: 0, taken: 0 };

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  closeTimeout: 100,
  onRcptTo(_address, _session, done) {
    mailServer.asked += 1;
    done(mailServer.refuses ? Object.assign(new Error("not now"), { responseCode: 451 }) : undefined);
  },
  onData(stream, _session, done) {
    stream.resume().on("end", () => {
      mailServer.taken += 1;
      done();
    });
  },
});

const smtp = { resolve: smtpProvider, id: "smtp", options: { channels: ["email"], url: "", from: "Mintreu <hello@mintreu.example>" } };

interface Row {
  id: string;
  status: string;
}

moduleIntegrationTestRunner<object>({
  moduleName: Modules.NOTIFICATION,
  moduleModels: Object.values(models),
  moduleOptions: { providers: [smtp] },
  resolve: "@medusajs/notification",
  testSuite: ({ MikroOrmWrapper, service }) => {
    const container = { resolve: () => service } as unknown as MedusaContainer;
    const sql = <Found>(text: string, params: unknown[] = []): Promise<Found[]> => MikroOrmWrapper.getManager().execute(text, params) as Promise<Found[]>;
    const rows = () => sql<Row>(`select id, status from notification where deleted_at is null`);
    const age = (ms: number) => sql(`update notification set created_at = ?`, [new Date(Date.now() - ms)]);
    const manyAtOnce = async () =>
      (await Promise.all(Array.from({ length: 10 }, () => deliverOnce(container, delivery)))).filter((outcome) => outcome === "sent");

    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      smtp.options.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    });

    afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

    beforeEach(() => Object.assign(mailServer, { refuses: false, asked: 0, taken: 0 }));

    describe("delivery", () => {
      it("sends a mail once per key, and another key's too", async () => {
        expect(await isDelivered(container, delivery.idempotency_key)).toBe(false);
        expect(await deliverOnce(container, delivery)).toBe("sent");
        expect(await deliverOnce(container, delivery)).toBe("already_sent");
        expect(await isDelivered(container, delivery.idempotency_key)).toBe(true);
        expect(await deliverOnce(container, { ...delivery, idempotency_key: "order-licenses:order_2" })).toBe("sent");
        expect(mailServer.taken).toBe(2);
      });

      it("stores nothing of the content", async () => {
        await deliverOnce(container, delivery);
        const stored = await sql(`select * from notification`);
        expect(stored).toMatchObject([{ to: "buyer@example.com", data: { order_id: "order_1" }, status: "success" }]);
        expect(JSON.stringify(stored)).not.toContain(KEY);
      });

      it("sends one mail when many ask at once", async () => {
        expect(await manyAtOnce()).toHaveLength(1);
        expect(mailServer.taken).toBe(1);
        expect(await rows()).toMatchObject([{ status: "success" }]);
      });

      it("says that it failed, leaves the server a pause, then sends", async () => {
        mailServer.refuses = true;
        await expect(deliverOnce(container, delivery)).rejects.toThrow("reply 451");
        expect(await rows()).toMatchObject([{ status: "failure" }]);
        expect(await deliverOnce(container, delivery)).toBe("in_progress");
        expect(mailServer.asked).toBe(1);

        await age(RETRY_PAUSE_MS);
        await expect(deliverOnce(container, delivery)).rejects.toThrow("reply 451");
        mailServer.refuses = false;
        await age(RETRY_PAUSE_MS);
        expect(await deliverOnce(container, delivery)).toBe("sent");
        expect(await deliverOnce(container, delivery)).toBe("already_sent");
        expect(mailServer.taken).toBe(1);
        expect(await rows()).toMatchObject([{ status: "success" }]);
      });

      it("sends one mail when many find the same failure", async () => {
        mailServer.refuses = true;
        await deliverOnce(container, delivery).catch(() => undefined);
        mailServer.refuses = false;
        await age(RETRY_PAUSE_MS);
        expect(await manyAtOnce()).toHaveLength(1);
        expect(mailServer.taken).toBe(1);
        expect(await rows()).toMatchObject([{ status: "success" }]);
      });

      it("leaves a mail alone that is under way, and takes over what a killed process left", async () => {
        await deliverOnce(container, delivery);
        await sql(`update notification set status = 'pending'`);
        expect(await deliverOnce(container, delivery)).toBe("in_progress");
        expect(mailServer.taken).toBe(1);

        await age(PENDING_LIMIT_MS);
        expect(await manyAtOnce()).toHaveLength(1);
        expect(mailServer.taken).toBe(2);
        expect(await rows()).toMatchObject([{ status: "success" }]);
      });
    });
  },
});
