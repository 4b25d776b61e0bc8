import { licenseActivations } from "./license-activations.mjs";
import { licenseKeys } from "./license-keys.mjs";
import { meteringTruth } from "./metering.mjs";

/**
 * The storms in their order. A storm is `{ name, run(weather) }` and resolves to `{ counts, faults }`: numbers to show
 * by their names, and a line for everything that is not as it must be. `weather` = `{ bench, random, seconds,
 * signal, database }`: chance from the printed seed, how long to blow, when to give up, and `database(name)`, a seeded
 * database of its own on the server of the run (`{ url, environment, cluster }`).
 */
export const STORMS = [licenseKeys, licenseActivations, meteringTruth];
