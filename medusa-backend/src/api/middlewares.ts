import { defineMiddlewares } from "@medusajs/framework/http";
import { servePanel } from "../panel/panel-site";

export default defineMiddlewares({
  routes: [{ matcher: "/developer*", methods: ["GET"], middlewares: [servePanel] }],
});
