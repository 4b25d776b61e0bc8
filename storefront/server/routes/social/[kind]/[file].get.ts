import { RecentPictures } from "../../../lib/recent-pictures";
import { socialCards } from "../../../lib/social-cards";
import { drawPicture, toDrawing } from "../../../lib/social-picture";

const CACHE_SECONDS = 3600;
// Some 40 KB each.
const pictures = new RecentPictures(200);

function notFound(): Error {
  return createError({ statusCode: 404, statusMessage: "Not Found", message: "There is no such picture." });
}

/** The picture that other sites show beside a link here: /social/product/ledgerly.png. */
export default defineEventHandler(async (event) => {
  const kind = getRouterParam(event, "kind") ?? "";
  const handle = /^([a-z0-9][a-z0-9-_]{0,199})\.png$/i.exec(getRouterParam(event, "file") ?? "")?.[1];
  const cardOf = Object.hasOwn(socialCards, kind) ? socialCards[kind] : undefined;
  if (!handle || !cardOf) throw notFound();
  const facts = await cardOf(event, handle);
  if (!facts) throw notFound();
  const { card, etag } = toDrawing(facts);
  setResponseHeaders(event, { etag, "cache-control": `public, max-age=${CACHE_SECONDS}`, "content-type": "image/png" });
  if (getHeader(event, "if-none-match") === etag) {
    setResponseStatus(event, 304);
    return null;
  }
  return pictures.get(etag, () => drawPicture(card));
});
