import { defineMiddlewares } from "@medusajs/framework/http";
import { vendorDoor } from "@mintreu/developers/http/vendor-door";

export default defineMiddlewares({
  routes: [
    // Read by the route, which tells one media type of CloudEvents from the other.
    { matcher: "/v1/usage/events", methods: ["POST"], bodyParser: false, middlewares: [...vendorDoor] },
  ],
});
