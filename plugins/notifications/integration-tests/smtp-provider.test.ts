import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { renderOrderLicenses } from "../src/domain/templates/order-licenses";
import SmtpNotificationProvider from "../src/providers/smtp/service";

const keys = ["MINTREU-PACKAGE-ABCDEFGH-20261122-AAAAABBBBBCCCCCDDDDDEEEEE-QRSTUVWX", "MINTREU-PACKAGE-ABCDEFGH-20261122-FFFFFGGGGGHHHHHJJJJJKKKKK-QRSTUVWX"];

const mail = renderOrderLicenses(
  {
    order_id: "order_01",
    order_number: "1042",
    guest: true,
    lines: [
      {
        product_title: "Größenrechner <Pro> 支付",
        package_title: "Team",
        developer_name: "Northwind",
        license_type: "regular",
        expires_at: null,
        updates_until: null,
        keys,
      },
    ],
  },
  { storefront_url: "https://shop.example", backend_url: "https://api.example" },
);

const notification = { to: "buyer@example.com", channel: "email", template: "order-licenses", content: mail };

const servers: SMTPServer[] = [];

async function listen(options: SMTPServerOptions): Promise<string> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"], closeTimeout: 100, ...options });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

/** A server that keeps what it is given. */
async function listenAndKeep(mails: ParsedMail[]): Promise<string> {
  return listen({
    onData: (stream, _session, done) => {
      simpleParser(stream).then((parsed) => {
        mails.push(parsed);
        done();
      }, done);
    },
  });
}

const providerAt = (url: string) => new SmtpNotificationProvider({}, { channels: ["email"], url, from: "Mintreu <hello@mintreu.example>" });

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
});

describe("the SMTP provider", () => {
  it("delivers both parts with intact keys", async () => {
    const mails: ParsedMail[] = [];
    const { id } = await providerAt(await listenAndKeep(mails)).send(notification);
    expect(mails).toHaveLength(1);
    const [got] = mails;
    expect(got?.messageId).toBe(id);
    expect(got?.subject).toBe("Your 2 licences for order #1042");
    expect(got?.from?.value).toEqual([{ name: "Mintreu", address: "hello@mintreu.example" }]);
    expect([got?.to].flat().map((to) => to?.text)).toEqual(["buyer@example.com"]);
    expect(got?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(got?.text).toBe(mail.text);
    expect(got?.html).toBe(mail.html);
    expect(keys.filter((key) => !got?.text?.includes(key) || !String(got.html).includes(key))).toEqual([]);
  });

  it("sends many at once over few connections, each to its own address", async () => {
    const mails: ParsedMail[] = [];
    const provider = providerAt(await listenAndKeep(mails));
    const addresses = Array.from({ length: 25 }, (_, index) => `buyer${index}@example.com`);
    await Promise.all(addresses.map((to) => provider.send({ ...notification, to })));
    expect(mails.map(({ to }) => [to].flat()[0]?.text).sort()).toEqual([...addresses].sort());
  });

  it("takes an address as one address, whatever it holds", async () => {
    const mails: ParsedMail[] = [];
    const recipients: string[][] = [];
    const url = await listen({
      onData: (stream, session, done) => {
        recipients.push(session.envelope.rcptTo.map(({ address }) => address));
        simpleParser(stream).then((parsed) => {
          mails.push(parsed);
          done();
        }, done);
      },
    });
    await providerAt(url)
      .send({ ...notification, to: "buyer@example.com\r\nBcc: second@example.com, third@example.com" })
      .catch(() => undefined);
    expect(recipients.flat().filter((address) => /^(second|third)@/.test(address))).toEqual([]);
    expect(mails.filter(({ bcc, cc }) => bcc || cc)).toEqual([]);
  });

  it("rejects when the server refuses the recipient", async () => {
    const url = await listen({ onRcptTo: (_address, _session, done) => done(Object.assign(new Error("no such mailbox"), { responseCode: 550 })) });
    await expect(providerAt(url).send(notification)).rejects.toMatchObject({
      code: "mail.not_accepted",
      details: { transport_code: "EENVELOPE", reply_code: 550 },
    });
  });

  it("rejects when the server refuses the content, and repeats nothing of it", async () => {
    const url = await listen({
      onData: (stream, _session, done) => {
        stream.resume().on("end", () => done(Object.assign(new Error(`spam: ${keys[0]}`), { responseCode: 554 })));
      },
    });
    const refusal = await providerAt(url)
      .send(notification)
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "mail.not_accepted", details: { reply_code: 554 } });
    expect(`${(refusal as Error).stack} ${JSON.stringify(refusal)}`).not.toContain(keys[0]);
  });

  it("rejects when nobody listens", async () => {
    const url = await listen({});
    await new Promise<void>((resolve) => servers.splice(0)[0]!.close(() => resolve()));
    await expect(providerAt(url).send(notification)).rejects.toMatchObject({ code: "mail.not_accepted" });
  });

  it("never writes the conversation to the log, even when its address asks for it", async () => {
    const written: string[] = [];
    const spies = (["log", "info", "debug", "warn", "error"] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation((...parts) => void written.push(parts.join(" "))),
    );
    const stdout = jest.spyOn(process.stdout, "write").mockImplementation((chunk) => written.push(String(chunk)) > 0);
    try {
      const mails: ParsedMail[] = [];
      await providerAt(`${await listenAndKeep(mails)}/?logger=true&debug=true&transactionLog=true`).send(notification);
      expect(mails).toHaveLength(1);
    } finally {
      for (const spy of [...spies, stdout]) spy.mockRestore();
    }
    expect(written).toEqual([]);
  });

  it("refuses a mail without one of its parts", async () => {
    const mails: ParsedMail[] = [];
    const provider = providerAt(await listenAndKeep(mails));
    for (const missing of ["subject", "html", "text"] as const) {
      await expect(provider.send({ ...notification, content: { ...mail, [missing]: "" } })).rejects.toMatchObject({ code: "mail.content_missing" });
    }
    expect(mails).toEqual([]);
  });
});

describe("its options", () => {
  const options = { channels: ["email"], url: "smtp://127.0.0.1:25", from: "hello@mintreu.example" };

  it("are taken when complete", () => {
    expect(() => SmtpNotificationProvider.validateOptions(options)).not.toThrow();
  });

  it.each([
    ["channels", undefined],
    ["channels", []],
    ["url", undefined],
    ["url", ""],
    ["url", "http://127.0.0.1"],
    ["from", undefined],
    ["from", "nobody"],
  ])("stop the start: %s = %j", (name, value) => {
    expect(() => SmtpNotificationProvider.validateOptions({ ...options, [name]: value })).toThrow(`\`${name}\``);
  });
});
