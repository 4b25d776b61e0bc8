import { registerHolders } from "@mintreu/catalog/ports/holders";
import { readProductHolders } from "../../queries/product-holders";

registerHolders(readProductHolders);
