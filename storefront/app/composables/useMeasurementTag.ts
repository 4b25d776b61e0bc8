import { measurementId } from "#shared/measurement";

interface MeasuredWindow extends Window {
  dataLayer?: unknown[];
}

/**
 * The developer's own tag on their product's page, once the visitor has agreed. The page's policy lets the tag in only
 * if the server knew both when it answered, so whoever agrees or arrives from another page loads the page once more;
 * and whoever leaves does so by a full load, so that the tag sees nothing of any other page.
 */
export function useMeasurementTag(id: () => string | null | undefined) {
  const { choice } = useMeasurementChoice();
  const tag = computed(() => measurementId(id()));
  const wanted = computed(() => tag.value !== null && choice.value === "granted");
  const address = useRoute().path;
  // Which page the server has opened its policy for: it comes along with the server's answer.
  const openedFor = useState<string | null>("measurement-opened-for", () => null);

  const event = useRequestEvent();
  if (event && wanted.value) {
    event.context.measured = true;
    openedFor.value = address;
  }
  if (import.meta.server) return { tag };

  function start(measured: string): void {
    const page = window as MeasuredWindow;
    const layer = (page.dataLayer ??= []);
    // The tag reads the call's own arguments object, not a list.
    function gtag(..._values: unknown[]): void {
      layer.push(arguments);
    }
    gtag("js", new Date());
    gtag("config", measured, { allow_google_signals: false, allow_ad_personalization_signals: false });
    const script = document.createElement("script");
    script.async = true;
    script.src = `https://www.googletagmanager.com/gtag/js?id=${encodeURIComponent(measured)}`;
    document.head.append(script);
  }

  onMounted(() => {
    if (wanted.value && tag.value) {
      if (openedFor.value === address) start(tag.value);
      else window.location.reload();
    }
  });
  // Agreeing here and now, or taking it back: the next answer of the server knows.
  watch(wanted, (isWanted, wasWanted) => {
    if (isWanted !== wasWanted) window.location.reload();
  });
  const stopGuard = useRouter().beforeEach((to) => {
    if (openedFor.value !== address || to.path === address) return true;
    window.location.assign(to.fullPath);
    return false;
  });
  onScopeDispose(stopGuard);
  return { tag };
}
