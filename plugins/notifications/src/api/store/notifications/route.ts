import { asCustomer, listRoute } from "../../../http/in-app-routes";

export const GET = listRoute(asCustomer);
