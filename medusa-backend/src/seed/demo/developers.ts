import type { DemoDeveloper } from "./types";

/** The first is the demo developer: the demo's API product and package product are theirs. */
export const developers: DemoDeveloper[] = [
  {
    handle: "northbeam",
    legal_name: "Northbeam Data AB",
    display_name: "Northbeam",
    country: "se",
    website: "https://northbeam.example",
    about:
      "We build the dull parts of financial software so that they stay dull: exchange rates, ledgers, calendars. Four engineers in Gothenburg, formerly of a bank's settlement desk, answering our own support mail since 2017.",
    owner: { email: "maya@northbeam.example", first_name: "Maya", last_name: "Lindgren" },
  },
  {
    handle: "papercrane",
    legal_name: "Papercrane Studio GK",
    display_name: "Papercrane",
    country: "jp",
    website: "https://papercrane.example",
    about:
      "A two-person design studio in Kyoto. We draw themes and component kits with the care of print: real type scales, real content, and accessibility checked by people who rely on it.",
    owner: { email: "hana@papercrane.example", first_name: "Hana", last_name: "Morikawa" },
  },
  {
    handle: "fieldnote",
    legal_name: "Fieldnote Software Ltd",
    display_name: "Fieldnote",
    country: "ie",
    website: "https://fieldnote.example",
    about:
      "Small, calm software for teams of three to thirty. Every Fieldnote product does one job, opens in under a second and exports everything you put into it.",
    owner: { email: "declan@fieldnote.example", first_name: "Declan", last_name: "Byrne" },
  },
  {
    handle: "kiteline",
    legal_name: "Kiteline Technologies Private Limited",
    display_name: "Kiteline",
    country: "in",
    website: "https://kiteline.example",
    about:
      "Commerce engineers from Pune. We have moved more than sixty shops between platforms and turned what we kept rebuilding into plugins that survive the next upgrade.",
    owner: { email: "priya@kiteline.example", first_name: "Priya", last_name: "Deshpande" },
  },
  {
    handle: "oxbow",
    legal_name: "Oxbow Systems Inc.",
    display_name: "Oxbow Systems",
    country: "ca",
    website: "https://oxbow.example",
    about:
      "Tools for people who carry the pager. Oxbow writes readable scripts and small services for backups, certificates, queues and documents, and tests every one of them by breaking it.",
    owner: { email: "noah@oxbow.example", first_name: "Noah", last_name: "Tremblay" },
  },
  {
    handle: "tessera",
    legal_name: "Tessera Segurança e Software Lda.",
    display_name: "Tessera",
    country: "pt",
    website: "https://tessera.example",
    about:
      "Security engineers in Porto who review, teach and build. What we learn in reviews flows back into our authorisation library and our sign-up protection API.",
    owner: { email: "ines@tessera.example", first_name: "Inês", last_name: "Carvalho" },
  },
];
