import { asCustomer, readAllRoute } from "../../../../http/in-app-routes";

export const POST = readAllRoute(asCustomer);
