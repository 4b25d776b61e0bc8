import { channelOf, parseVersion } from "./release-version";

describe("version of a release", () => {
  it.each([
    ["1.2.3", "1.2.3"],
    [" v1.2.3 ", "1.2.3"],
    ["2.0.0-beta.1", "2.0.0-beta.1"],
    ["1.2.3+build.5", "1.2.3"],
  ])("%s is stored as %s", (text, version) => {
    expect(parseVersion(text)).toBe(version);
  });

  it.each(["", "1", "1.2", "1.2.3.4", "01.2.3", "latest", "^1.2.3", "1.2.3 <script>", "9".repeat(300), "1.2.3-"])("%s is none", (text) => {
    expect(() => parseVersion(text)).toThrow(expect.objectContaining({ code: "release.version_malformed" }));
  });

  it("names its channel, and a pre-release is never stable", () => {
    expect(channelOf("1.0.0", undefined)).toBe("stable");
    expect(channelOf("1.0.0", "beta")).toBe("beta");
    expect(channelOf("1.0.0-rc.1", undefined)).toBe("beta");
    expect(() => channelOf("1.0.0-rc.1", "stable")).toThrow(expect.objectContaining({ code: "release.channel_contradicts" }));
  });
});
