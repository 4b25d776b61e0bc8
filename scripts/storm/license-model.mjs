/**
 * One licence as its rules are told to customers, written a second time and plainly: places that are active, domains it
 * ever had, and changes of domain it has left. Each operation gives the code of its refusal, or null.
 */
export function createLicenseModel({ activation_limit, domain_limit, domain_changes_allowed }) {
  const active = new Map();
  const known = new Set();
  let changes = 0;
  const domains = (except = []) => new Set([...active.values()].map(({ domain }) => domain).filter((domain) => !except.includes(domain)));
  const name = (fingerprint, domain) => `${fingerprint} ${domain}`;

  return {
    active,
    known,
    changes: () => changes,
    /** A device and a domain are each asked for: they need not be active together. */
    isValid: (fingerprint, domain) => domains().has(domain) && [...active.values()].some((place) => place.fingerprint === fingerprint),

    activate(fingerprint, domain) {
      if (active.has(name(fingerprint, domain))) return null;
      const bound = domains();
      if (!bound.has(domain) && bound.size >= domain_limit) return "DOMAIN_NOT_ALLOWED";
      if (active.size >= activation_limit) return "ACTIVATION_LIMIT_REACHED";
      const spends = !bound.has(domain) && !known.has(domain) && known.size >= domain_limit;
      if (spends && changes >= domain_changes_allowed) return "DOMAIN_CHANGE_LIMIT_REACHED";
      if (spends) changes += 1;
      known.add(domain);
      active.set(name(fingerprint, domain), { fingerprint, domain });
      return null;
    },

    deactivate(fingerprint, domain) {
      active.delete(name(fingerprint, domain));
      return null;
    },

    /** The site moves: every place on the old domain goes along. */
    changeDomain(from, to) {
      if (from === to) return null;
      if (domains([from, to]).size >= domain_limit) return "DOMAIN_NOT_ALLOWED";
      if (changes >= domain_changes_allowed) return "DOMAIN_CHANGE_LIMIT_REACHED";
      changes += 1;
      known.add(to);
      for (const place of [...active.values()].filter(({ domain }) => domain === from)) {
        active.delete(name(place.fingerprint, from));
        active.set(name(place.fingerprint, to), { ...place, domain: to });
      }
      return null;
    },
  };
}
