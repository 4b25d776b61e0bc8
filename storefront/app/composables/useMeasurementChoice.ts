import { MEASUREMENT_COOKIE, measurementChoice, type MeasurementChoice } from "#shared/measurement";

const HALF_A_YEAR_SECONDS = 182 * 86_400;

function forgetTagCookies(): void {
  for (const pair of document.cookie.split(";")) {
    const name = pair.split("=", 1)[0]!.trim();
    if (/^_ga(?:_|$)/.test(name)) document.cookie = `${name}=; Max-Age=0; path=/`;
  }
}

/** What the visitor said to being measured by developers; null while they have not been asked. */
export function useMeasurementChoice() {
  const kept = useCookie<string | null>(MEASUREMENT_COOKIE, { maxAge: HALF_A_YEAR_SECONDS, sameSite: "lax", path: "/", default: () => null });
  const choice = useState<MeasurementChoice | null>("measurement-choice", () => measurementChoice(kept.value));

  async function choose(next: MeasurementChoice): Promise<void> {
    kept.value = next;
    if (next === "denied") forgetTagCookies();
    // The cookie is written before anything acts on the choice: acting may mean loading the page anew.
    await nextTick();
    choice.value = next;
  }

  return { choice: readonly(choice), choose };
}
