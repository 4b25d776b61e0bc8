/** Work that a demo customer has asked for with a service of their past orders. */
export interface DemoEngagement {
  customer: string;
  package_sku: string;
  request: string;
  question: string;
  answer: string;
  /** Days from the seed to the appointment. */
  in_days: number;
  invitation: string;
}

export const engagements: DemoEngagement[] = [
  {
    customer: "sofia@customer.example",
    package_sku: "TS-ARCHREVIEW-FOCUSED",
    request: "We would like you to look at our billing service: 40,000 lines of PHP, eleven years old, and every invoice passes through it.",
    question: "Gladly. Who knows its history best, and may we see the last three incident reports beforehand?",
    answer: "Marta wrote most of it and is looking forward to being asked. The reports come with read-only access tomorrow.",
    in_days: 9,
    invitation: "Then let us begin with the opening call. We plan an hour and bring a first list of questions.",
  },
];
