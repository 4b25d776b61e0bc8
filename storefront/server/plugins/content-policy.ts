import { randomBytes } from "node:crypto";
import { contentPolicy, withNonce } from "../lib/content-policy";

export default defineNitroPlugin((nitro) => {
  // The development server injects scripts and styles of its own.
  if (import.meta.dev) return;
  nitro.hooks.hook("render:html", (html, { event }) => {
    const nonce = randomBytes(16).toString("base64");
    html.head = html.head.map((part) => withNonce(part, nonce));
    html.bodyPrepend = html.bodyPrepend.map((part) => withNonce(part, nonce));
    html.bodyAppend = html.bodyAppend.map((part) => withNonce(part, nonce));
    const { mediaOrigins, public: known } = useRuntimeConfig(event);
    const policy = contentPolicy({ nonce, mediaOrigins, gatewayUrl: known.gatewayUrl, measured: event.context.measured === true });
    setResponseHeader(event, "content-security-policy", policy);
  });
});
