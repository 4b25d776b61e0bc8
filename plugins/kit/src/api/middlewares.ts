import { defineMiddlewares } from "@medusajs/framework/http";
import { codeEveryRefusal } from "../http/coded-answers";
import { handleError } from "../http/error-handler";
import { refuseUnstorableText } from "../http/refuse-unstorable-text";

export default defineMiddlewares({
  errorHandler: handleError,
  routes: [{ matcher: "/*", middlewares: [codeEveryRefusal, refuseUnstorableText] }],
});
