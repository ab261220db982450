/** Cases that several tests ask about. */

/** @import { Case } from "../../pkg/index.js" */

/** @type {Case} */
export const leatherShoeOnDay10 = {
  now: "2026-11-22T10:00:00+08:00",
  order: { channel: "store", purchasedAt: "2026-11-12", proof: ["receipt"] },
  item: { goods: "footwear.leather", paid: "400.00" },
  issue: { kind: "defective", fault: "sole_broken", reportedAt: "2026-11-22" },
};

/** @type {Case} */
export const phoneOnDay7 = {
  now: "2026-11-19T23:59:59+08:00",
  order: { purchasedAt: "2026-11-12", proof: ["invoice", "warranty_card"] },
  item: { goods: "phone.main_unit", paid: "3999.00" },
  issue: { kind: "defective", fault: "no_power", cause: "goods" },
  condition: { damage: [], repairedElsewhere: false },
  shipping: { inspection: "passed" },
};

/** @type {Case} */
export const serviceFaultInTheSameCity = {
  now: "2026-11-19T12:00:00+08:00",
  order: { channel: "online", deliveredAt: "2026-11-15" },
  item: { goods: "general", paid: "80.00", cost: "40.00" },
  issue: { kind: "aftersale_delay" },
  shipping: { scope: "same_city" },
};
