import { randomBytes } from "node:crypto";
import { activationToken, activationTokenDigest, recallActivationToken } from "./activation-token";
import { parseKeyRing } from "./key-ring";

const [first, second] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
const ring = parseKeyRing(`k1:${first}`);
const nonce = "a nonce of the client";

describe("activation token", () => {
  const token = activationToken("licact_1", nonce, ring.current);
  const digest = activationTokenDigest(token);

  it("is told again for the same nonce, also after rotation", () => {
    expect(recallActivationToken("licact_1", digest, nonce, ring)).toBe(token);
    expect(recallActivationToken("licact_1", digest, nonce, parseKeyRing(`k2:${second},k1:${first}`))).toBe(token);
  });

  it("is told to nobody else", () => {
    expect(recallActivationToken("licact_1", digest, `${nonce}!`, ring)).toBeNull();
    expect(recallActivationToken("licact_2", digest, nonce, ring)).toBeNull();
    expect(recallActivationToken("licact_1", digest, nonce, parseKeyRing(`k2:${second}`))).toBeNull();
    expect(digest).not.toContain(token.slice(4, 20));
  });
});
