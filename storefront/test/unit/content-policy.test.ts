import { describe, expect, it } from "vitest";
import { cookiePairs, toFirstPartyCookie } from "../../server/lib/backend-headers";
import { contentPolicy, withNonce } from "../../server/lib/content-policy";

describe("the content policy", () => {
  it("allows scripts by nonce, never inline or from elsewhere", () => {
    const scripts = contentPolicy({ nonce: "abc", mediaOrigins: "" })
      .split("; ")
      .find((part) => part.startsWith("script-src"));
    expect(scripts).toBe("script-src 'self' 'nonce-abc'");
  });

  it("lets the tag in only on a measured page", () => {
    expect(contentPolicy({ nonce: "abc", mediaOrigins: "" })).not.toMatch(/google/);
    const measured = contentPolicy({ nonce: "abc", mediaOrigins: "", measured: true });
    expect(measured).toContain("script-src 'self' 'nonce-abc' https://www.googletagmanager.com;");
    expect(measured).toContain("connect-src 'self' https://*.google-analytics.com");
    expect(measured).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  it("adds picture origins, and only origins", () => {
    expect(contentPolicy({ nonce: "abc", mediaOrigins: "https://cdn.example *  data:;script-src" })).toContain("img-src 'self' data: https://cdn.example;");
  });

  it("lets the console reach the gateway, and only its origin", () => {
    const connections = (gatewayUrl: string) =>
      contentPolicy({ nonce: "abc", mediaOrigins: "", gatewayUrl })
        .split("; ")
        .find((part) => part.startsWith("connect-src"));
    expect(connections("https://api.example:8443/base")).toBe("connect-src 'self' https://api.example:8443");
    expect(connections("*; script-src *")).toBe("connect-src 'self'");
    expect(connections("")).toBe("connect-src 'self'");
  });

  it("marks every script tag and nothing else", () => {
    expect(withNonce('<script>1</script><script type="module" src="a"></script><scripty>', "n")).toBe(
      '<script nonce="n">1</script><script nonce="n" type="module" src="a"></script><scripty>',
    );
  });
});

describe("the nonce", () => {
  it("never reaches into an attribute, whatever words it holds", () => {
    const head = `<meta name="description" content="a > b <script>1</script><script>2</script>"><meta content='"<script>'><script src="a"></script>`;
    expect(withNonce(head, "n")).toBe(head.replace('<script src="a">', '<script nonce="n" src="a">'));
  });

  it("is given to scripts in capitals and after comments too", () => {
    expect(withNonce("<!--[--><SCRIPT>1</SCRIPT><!--]--><script>2</script>", "n")).toBe(
      '<!--[--><SCRIPT nonce="n">1</SCRIPT><!--]--><script nonce="n">2</script>',
    );
  });
});

describe("the backend's cookies", () => {
  it("lose their domain and keep what protects them", () => {
    expect(toFirstPartyCookie("connect.sid=s%3Aa; Domain=api.example; Path=/; HttpOnly; SameSite=Lax")).toBe(
      "connect.sid=s%3Aa; Path=/; HttpOnly; SameSite=Lax",
    );
  });

  it("can be sent on in the same request", () => {
    expect(cookiePairs(["connect.sid=a; Path=/", "mintreu_order=b; HttpOnly"])).toBe("connect.sid=a; mintreu_order=b");
  });
});
