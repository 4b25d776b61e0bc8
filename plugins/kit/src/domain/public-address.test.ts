import { checkWebAddress, isPublicAddress, mayReach } from "./public-address";

const publicOnly = { allowLoopback: false };
const local = { allowLoopback: true };

const PRIVATE = [
  ...["0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1", "127.255.255.254"],
  ...["169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.31.196.1"],
  ...["192.52.193.1", "192.88.99.1", "192.168.0.1", "192.168.255.255", "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.7"],
  ...["203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16"],
  ...["::", "::1", "::2", "0:0:0:0:0:0:0:1", "::7f00:1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1"],
  ...["::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::127.0.0.1", "64:ff9b::8.8.8.8", "64:ff9b:1::a00:1", "100::1"],
  ...["2001::1", "2001:0:53aa:64c::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::1", "2002:a00:1::", "2620:4f:8000::1"],
  ...["3fff::1", "4000::1", "5f00::1", "fc00::1", "fd00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "2606:4700::1%eth0", "fec0::1", "ff02::1"],
];

const PUBLIC = ["8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "128.0.0.1", "172.15.0.1", "172.32.0.1"];
const PUBLIC_V6 = ["2606:4700:4700::1111", "2a00:1450:4001:80b::200e", "2400:cb00::1", "2001:4860:4860::8888", "2003::1", "2620:fe::fe"];

describe("an address", () => {
  it.each(PRIVATE)("%s is not public", (ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });

  it.each([...PUBLIC, ...PUBLIC_V6, "192.169.0.1", "198.17.0.1", "198.20.0.1", "223.255.255.255"])("%s is public", (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
  });

  it.each(["", "localhost", "example.com", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "1.2.3", "[::1]", "8.8.8.8 ", "8.8.8.8:80", "::g"])(
    "%j is none, and so not public",
    (text) => {
      expect(isPublicAddress(text)).toBe(false);
      expect(mayReach(text, local)).toBe(false);
    },
  );

  it("of this machine is within reach only where that was allowed, and no other private one ever", () => {
    expect(PRIVATE.filter((ip) => mayReach(ip, local))).toEqual(["127.0.0.1", "127.255.255.254", "::1", "0:0:0:0:0:0:0:1"]);
    expect(PRIVATE.filter((ip) => mayReach(ip, publicOnly))).toEqual([]);
  });
});

describe("an address of the web", () => {
  const reasonOf = (text: string, reach = publicOnly) => {
    const verdict = checkWebAddress(text, reach);
    return verdict.ok ? "ok" : verdict.reason;
  };

  it.each([
    ...["https://api.example.com", "http://api.example.com/v2/", "https://api.example.com:8443/x", "https://8.8.8.8/", "https://[2606:4700::1]:8080/"],
    ...["https://bücher.example/", "https://api.example.com./", "HTTPS://API.EXAMPLE.COM", "http://api.example.com:80", "https://1.1.1.1.example.com"],
  ])("%s is taken", (text) => {
    expect(reasonOf(text)).toBe("ok");
  });

  it.each(PRIVATE.filter((ip) => !ip.includes("%")))("is refused at %s", (ip) => {
    const host = ip.includes(":") ? `[${ip}]` : ip;
    expect(reasonOf(`https://${host}/`)).toBe("not_public");
    expect(reasonOf(`http://${host}:8080/path`)).toBe("not_public");
  });

  it.each([
    ...["2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.1", "0177.0.0.1", "017700000001", "127.1", "127.0.1", "0", "134744072", "0x08.8.8.8", "010.0.0.1"],
    ...["3232235521", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "①②⑦.⓪.⓪.①", "127。0。0。1"],
  ])("is refused where %s spells an IPv4 address in another way", (host) => {
    expect(reasonOf(`http://${host}/`)).toBe("spelling");
    expect(reasonOf(`http://${host}/`, local)).toBe("spelling");
  });

  it.each([
    ...["localhost", "LOCALHOST", "localhost.", "api.localhost", "printer.local", "db.internal", "metadata.google.internal", "metadata"],
    ...["router.lan", "intranet", "1.0.0.127.in-addr.arpa", "x.home.arpa", "hidden.onion", "127.0.0.1.", "169.254.169.254."],
  ])("is refused at the name %s", (host) => {
    expect(reasonOf(`https://${host}/latest`)).toBe("not_public");
  });

  it.each([
    ["", "malformed"],
    ["api.example.com", "malformed"],
    ["//api.example.com", "malformed"],
    ["https://", "malformed"],
    ["https://api.example.com\\@127.0.0.1/", "malformed"],
    ["https://api.example.com/a b", "malformed"],
    ["https://api.example.com/\n", "malformed"],
    ["ht\ntps://api.example.com/", "malformed"],
    ["https://[::1", "malformed"],
    ["https://[fe80::1%25eth0]/", "malformed"],
    ["https://1.2.3.4.5/", "malformed"],
    ["https://256.1.1.1/", "malformed"],
    [`https://api.example.com/${"x".repeat(2000)}`, "malformed"],
    ["ftp://api.example.com/", "scheme"],
    ["file:///etc/passwd", "scheme"],
    ["javascript:alert(1)", "scheme"],
    ["gopher://api.example.com:70/", "scheme"],
    ["https://user@api.example.com/", "credentials"],
    ["https://api.example.com@127.0.0.1/", "credentials"],
    ["https://:secret@api.example.com/", "credentials"],
    ["http://api.example.com:22/", "port"],
    ["http://api.example.com:25/", "port"],
    ["http://api.example.com:0/", "port"],
    ["http://api.example.com:6379/", "port"],
    ["http://api.example.com:11211/", "port"],
  ])("%j is refused as %s", (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it("on this machine is taken only where that was allowed, on any port", () => {
    for (const text of ["http://localhost:9/", "http://127.0.0.1:22/", "http://[::1]:5432/x", "http://api.localhost/"]) {
      expect([text, reasonOf(text)]).toEqual([text, "not_public"]);
      expect([text, reasonOf(text, local)]).toEqual([text, "ok"]);
    }
    for (const text of ["http://10.0.0.1/", "http://169.254.169.254/", "http://[::ffff:127.0.0.1]/", "http://router.lan/"])
      expect([text, reasonOf(text, local)]).toEqual([text, "not_public"]);
  });
});
