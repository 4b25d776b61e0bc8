import { Store } from "@medusajs/js-sdk";
import { StoreClient, type Send } from "~/lib/store-client";

/**
 * One client a request: on the server it carries the visitor's cookies, in the browser the browser does.
 * A client shared by the module would hand one visitor's session to the next.
 */
export default defineNuxtPlugin({
  name: "store-client",
  setup() {
    const send = useRequestFetch() as Send;
    const client = new StoreClient(send);
    return { provide: { storeClient: client, medusaStore: new Store(client) } };
  },
});
