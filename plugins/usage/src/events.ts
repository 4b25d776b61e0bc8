/**
 * Something about calls is not as usual. Payload: `{ id: <alert id>, kind: "error_spike" | "slow_answers" | "unusual_use",
 * developer_id, product_id, license_id: <id or null> }`; it may come again. Once per product or licence, kind and day.
 */
export const usageAlertEvents = { raised: "usage.alert_raised" } as const;
