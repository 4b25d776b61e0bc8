import { LaunchError } from "./launch-error.mjs";

/** The number that an option was given as text. Throws a LaunchError that names the option and its bounds. */
export function readWholeNumber(name, given, { min = 1, max }) {
  const value = Number(given);
  if (!Number.isInteger(value) || value < min || value > max) throw new LaunchError(`--${name} must be a whole number from ${min} to ${max}.`);
  return value;
}
