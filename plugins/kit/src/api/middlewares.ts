import { defineMiddlewares } from "@medusajs/framework/http";
import { handleError } from "../http/error-handler";

export default defineMiddlewares({ errorHandler: handleError, routes: [] });
