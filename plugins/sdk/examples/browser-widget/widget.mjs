// A browser widget that shows itself only on the domains of its licence. The key in a page is public: with it alone one
// can validate, nothing more; what protects the licence is its list of domains.
import { createLicenseClient, storageCache } from "@mintreu/sdk";

const options = new URLSearchParams(location.search);
const licenses = createLicenseClient({ url: options.get("marketplace"), productId: options.get("product") ?? undefined, cache: storageCache(localStorage) });
const verdict = await licenses.validate({ licenseKey: options.get("key"), domain: options.get("domain") ?? location.hostname });

const place = document.querySelector("#widget");
place.textContent = verdict.valid ? "The widget is at work." : `The widget does not run here: ${verdict.code}`;
place.dataset.code = verdict.code;
place.dataset.source = verdict.source;
