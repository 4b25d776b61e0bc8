import { fieldnoteApplications } from "./products/fieldnote-applications";
import { fieldnoteText } from "./products/fieldnote-text";
import { kitelineGrowth } from "./products/kiteline-growth";
import { kitelinePlugins } from "./products/kiteline-plugins";
import { northbeamApis } from "./products/northbeam-apis";
import { northbeamPackages } from "./products/northbeam-packages";
import { oxbowScripts } from "./products/oxbow-scripts";
import { oxbowServers } from "./products/oxbow-servers";
import { papercraneThemes } from "./products/papercrane-themes";
import { papercraneTools } from "./products/papercrane-tools";
import { tesseraAccess } from "./products/tessera-access";
import { tesseraServices } from "./products/tessera-services";
import type { DemoProduct } from "./types";

/** In the order in which they are created; developers are mixed so that "newest first" shows more than one of them. */
export const products: DemoProduct[] = [
  ...northbeamPackages,
  ...tesseraServices,
  ...papercraneTools,
  ...oxbowScripts,
  ...fieldnoteText,
  ...kitelineGrowth,
  ...tesseraAccess,
  ...oxbowServers,
  ...kitelinePlugins,
  ...papercraneThemes,
  ...northbeamApis,
  ...fieldnoteApplications,
];
