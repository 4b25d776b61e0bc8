import { registerRatings } from "@mintreu/catalog/ports/ratings";
import { readProductRatings } from "../../queries/product-ratings";

registerRatings(readProductRatings);
