import { markdown } from "../markdown";
import { terms } from "../terms";
import type { DemoProduct } from "../types";

export const oxbowScripts: DemoProduct[] = [
  {
    handle: "snapback",
    title: "Snapback",
    subtitle: "PostgreSQL backups that have been restored",
    product_type: "script",
    developer: "oxbow",
    categories: ["operations"],
    tags: ["postgresql", "backup", "restore", "bash"],
    summary: "Backup scripts for PostgreSQL that restore every backup they make and tell you when one would not have worked.",
    description: markdown`
      Nobody needs backups. People need restores. Snapback takes a base backup and the write-ahead log, and then does
      the part that is usually left out: every night it restores the result into a scratch server and asks questions.

      ## The nightly proof

      - Does the server start from the backup, and how long did it take?
      - Do row counts and checksums of your chosen tables match?
      - Can we reach 14:03 yesterday, to the second?

      The answers arrive as one line in your chat and as metrics for Prometheus.

      ## Readable on purpose

      Under 900 lines of Bash that pass ShellCheck, with a comment wherever a flag is not obvious. You can read all of
      it before lunch, which is the point of a tool you will use on the worst day of the year.

      ~~~bash
      snapback restore --to "2026-11-20 14:03:00+00" --into /var/lib/postgresql/rescue
      ~~~

      ## Storage

      Local disks, SFTP and S3-compatible stores with object lock. Backups are encrypted with age before they leave the
      machine, and retention is tested with a clock that we move.
    `,
    compatibility: ["postgresql >=14", "bash >=5", "debian >=12", "ubuntu >=22.04"],
    support_channel: "ops@oxbow.example",
    support_response_hours: 12,
    documentation_url: "https://oxbow.example/snapback/runbook",
    demo_video_url: null,
    packages: [
      {
        sku: "OX-SNAPBACK-SERVER",
        title: "One server",
        price_eur: 49,
        price_usd: 54,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          activation_limit: 1,
          domain_limit: 1,
          updates_for_days: 365,
          features: ["One database server", "Nightly restore proof", "Local and SFTP storage"],
        }),
      },
      {
        sku: "OX-SNAPBACK-FLEET",
        title: "Fleet",
        price_eur: 199,
        price_usd: 219,
        terms: terms({
          billing: "lifetime",
          license_type: "extended",
          activation_limit: 50,
          updates_for_days: 365,
          features: ["Fifty servers", "S3 with object lock", "Prometheus metrics", "Runbook template"],
        }),
      },
    ],
  },
  {
    handle: "certwatch",
    title: "Certwatch",
    subtitle: "Know about certificates before browsers do",
    product_type: "script",
    developer: "oxbow",
    categories: ["operations", "security-and-access"],
    tags: ["tls", "certificates", "monitoring", "go"],
    summary: "One binary that watches certificates, chains and renewals across all your hosts, and wakes you only when it must.",
    description: markdown`
      Certificates expire on Sundays. Certwatch checks them from the outside, the way a visitor would, and compares what
      is served with what your renewal job believes it has installed.

      ## More than a date

      - Expiry, chain order, missing intermediates and weak keys
      - A renewed file on disk that the running process never loaded
      - Names that a certificate covers and nobody serves any more
      - Mail servers and databases through STARTTLS, not only websites

      ## Quiet by design

      One message a day at most, unless something expires within 48 hours. Known issues can be acknowledged until a
      date and come back by themselves.

      ~~~yaml
      watch:
        - host: shop.example
        - host: mail.shop.example
          port: 587
          starttls: smtp
      notify: { daily_at: "09:00", urgent_within_hours: 48 }
      ~~~

      ## Install

      A single static binary of 6 MB and a systemd timer. There is no agent, no account and no dashboard to log into;
      results are written as JSON lines, so what you already use for metrics can read them.
    `,
    compatibility: ["linux >=5.4", "macos >=13", "systemd"],
    support_channel: "ops@oxbow.example",
    support_response_hours: 24,
    documentation_url: "https://oxbow.example/certwatch/runbook",
    demo_video_url: null,
    packages: [
      {
        sku: "OX-CERTWATCH-CORE",
        title: "Core",
        price_eur: 0,
        price_usd: 0,
        terms: terms({
          billing: "free",
          license_type: "regular",
          activation_limit: 1,
          domain_limit: 1,
          updates_for_days: 365,
          features: ["Ten hosts", "HTTPS checks", "Daily mail"],
        }),
      },
      {
        sku: "OX-CERTWATCH-TEAM",
        title: "Team",
        price_eur: 35,
        price_usd: 39,
        terms: terms({
          billing: "one_time",
          license_type: "extended",
          activation_limit: 10,
          updates_for_days: 365,
          features: ["Unlimited hosts", "STARTTLS and databases", "Chat and webhooks"],
        }),
      },
    ],
  },
];
