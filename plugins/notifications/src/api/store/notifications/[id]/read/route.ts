import { asCustomer, readRoute } from "../../../../../http/in-app-routes";

export const POST = readRoute(asCustomer);
