// Printed by `cargo xtask build` from src/vocabulary and src/packs.

/** An RFC 3339 instant, or a plain date ("2026-11-22": that day in the pack's zone). */
export type When = string;
/** A decimal string in the case's currency, or a finite number with at most two decimals. */
export type MoneyIn = string | number;
/** A finite number, or the same as decimal text. */
export type NumberIn = number | string;
/** One of the known codes for completion; any other text is checked when the case is read. */
type Open<Code extends string> = Code | (string & {});
export type RemedyCode =
  | "return"
  | "refund"
  | "exchange"
  | "repair"
  | "reship"
  | "discount"
  | "cancel"
  | "recall"
  | "service";
export type VerdictCode =
  | "eligible"
  | "conditional"
  | "needs_info"
  | "ineligible";
export type FreightPayerCode =
  | "seller"
  | "buyer"
  | "carrier"
  | "manufacturer"
  | "insurer"
  | "split"
  | "none"
  | "supplier";
export type PartyCode =
  | "seller"
  | "buyer"
  | "carrier"
  | "manufacturer"
  | "supplier"
  | "platform"
  | "authority"
  | "insurer"
  | "employee"
  | "undetermined"
  | "none";
export type IssueCode =
  | "defective"
  | "colour_difference"
  | "wrong_size"
  | "blemish"
  | "wrong_item"
  | "extra_item"
  | "missing_item"
  | "not_as_pictured"
  | "not_as_described"
  | "out_of_stock"
  | "damaged_in_transit"
  | "usage_question"
  | "counterfeit"
  | "short_measure"
  | "expired"
  | "doa"
  | "unsafe"
  | "presale_attitude"
  | "presale_misleading"
  | "aftersale_attitude"
  | "aftersale_delay"
  | "invoice_missing"
  | "bad_review"
  | "wrong_carrier"
  | "late"
  | "courier_conduct"
  | "lost"
  | "undeliverable_area"
  | "tracking_stalled"
  | "misrouted"
  | "address_change"
  | "changed_mind"
  | "wrong_recipient_details"
  | "recipient_away"
  | "dislike"
  | "supplier_leaving"
  | "supplier_complaint"
  | "service_request"
  | "upgrade_request"
  | "parcel_enquiry"
  | "recall_notice";
export type AspectCode =
  | "product"
  | "service"
  | "logistics"
  | "buyer"
  | "partner";
export type CompensationFormCode =
  | "cash"
  | "coupon"
  | "gift"
  | "price_difference"
  | "multiple"
  | "statutory"
  | "carrier_claim";
export type AnchorCode =
  | "ordered"
  | "paid"
  | "shipped"
  | "delivered"
  | "purchased"
  | "accepted"
  | "installed"
  | "reported"
  | "escalated"
  | "tracked"
  | "carrier_asked"
  | "delivery_attempted"
  | "inspected"
  | "received_back"
  | "appointment"
  | "service_received"
  | "service_returned"
  | "requested"
  | "agreed";
export type DayKindCode =
  | "calendar"
  | "business"
  | "hours";
export type PackKindCode =
  | "statute"
  | "platform"
  | "manufacturer"
  | "merchant"
  | "contract";
export type RungCode =
  | "opening"
  | "ask"
  | "explain"
  | "first_offer"
  | "last_offer"
  | "decline"
  | "last_resort"
  | "accept"
  | "follow_up"
  | "closing"
  | "handover"
  | "summary";
export type TurnCode =
  | "now"
  | "later"
  | "past";
export type OfferStatusCode =
  | "now"
  | "later"
  | "past"
  | "refused"
  | "closed";
export type ToneCode =
  | "warm"
  | "formal"
  | "brief";
export type AudienceCode =
  | "customer"
  | "agent";
export type RouteCode =
  | "authorised_outlet"
  | "dealer"
  | "service_station"
  | "service_centre"
  | "counter"
  | "on_site"
  | "remote"
  | "telephone"
  | "courier"
  | "send_in"
  | "garage"
  | "factory"
  | "workstation"
  | "workshop"
  | "merchant"
  | "merchant_on_behalf"
  | "warehouse"
  | "carrier"
  | "platform"
  | "supervision"
  | "authority";
export type ChargeCode =
  | "depreciation"
  | "repair_cost"
  | "damage"
  | "quotation"
  | "penalty"
  | "complaint_fund"
  | "deposit_deduction"
  | "outbound_freight"
  | "return_freight"
  | "packaging"
  | "missing_parts"
  | "parts_cost"
  | "labour_cost"
  | "travel_cost"
  | "maintenance"
  | "cleaning"
  | "system_install"
  | "training"
  | "upgrade"
  | "customisation"
  | "inspection_fee"
  | "appraisal_fee"
  | "price_difference"
  | "fine"
  | "deposit_refill"
  | "deposit_forfeit"
  | "other";
export type ReasonCode =
  | "granted"
  | "excluded"
  | "window_expired"
  | "window_not_open"
  | "condition_failed"
  | "not_covered"
  | "facts_missing"
  | "presumed"
  | "margin_leaves_nothing"
  | "margin_not_checked"
  | "reading"
  | "user_damage"
  | "disassembled"
  | "repaired_elsewhere"
  | "traces_of_use"
  | "outer_damage"
  | "packaging_damaged"
  | "packaging_missing"
  | "incomplete"
  | "soiled_or_washed"
  | "no_proof"
  | "proof_mismatch"
  | "label_missing"
  | "barcode_mismatch"
  | "sold_as_seen"
  | "hygiene"
  | "consumable"
  | "perishable"
  | "photosensitive"
  | "cosmetics"
  | "no_fault"
  | "service_charged"
  | "force_majeure"
  | "by_agreement"
  | "not_shipped"
  | "already_shipped"
  | "not_delivered"
  | "already_refunded"
  | "not_in_stock"
  | "keep_goods"
  | "limit_reached"
  | "entitlement_missing"
  | "inspection_failed"
  | "inspection_refused"
  | "last_resort";
export type QuestionTypeCode =
  | "choice"
  | "set"
  | "boolean"
  | "date"
  | "money"
  | "number"
  | "text";
export type ActorCode =
  | "seller"
  | "agent"
  | "manager"
  | "general_manager"
  | "finance"
  | "logistics"
  | "purchasing"
  | "operations"
  | "warehouse"
  | "sales"
  | "aftersales"
  | "carrier"
  | "buyer"
  | "manufacturer"
  | "counter"
  | "floor"
  | "floor_head"
  | "supervision"
  | "complaints_office"
  | "supplier"
  | "merchant"
  | "distributor"
  | "dealer"
  | "service_station"
  | "platform"
  | "authority"
  | "consumer_association"
  | "legal"
  | "engineer"
  | "technician"
  | "owner"
  | "department"
  | "insurer";
export type UnitCode =
  | "minute"
  | "hour"
  | "day"
  | "week"
  | "month"
  | "year"
  | "business_day"
  | "ring"
  | "time"
  | "person"
  | "piece"
  | "kilometre"
  | "percent"
  | "yuan"
  | "hours_a_day"
  | "days_a_week"
  | "schedule";
export type PackStateCode =
  | "asked"
  | "default";
export type StepStatusCode =
  | "open"
  | "pending"
  | "overdue"
  | "done";
export type DeadlineStatusCode =
  | "pending"
  | "met"
  | "overdue"
  | "unknown";
export type ChangeCode =
  | "verdict"
  | "charge"
  | "freight";
export type GoodsCode =
  | "alcohol"
  | "clothing.fur"
  | "clothing.jacket"
  | "clothing.other"
  | "clothing.sheepskin"
  | "clothing.suit"
  | "clothing.synthetic_leather"
  | "clothing.underwear"
  | "clothing.zhongshan"
  | "component.complete_pc"
  | "component.consumable"
  | "component.cpu"
  | "component.earphone"
  | "component.graphics_card"
  | "component.hard_disk"
  | "component.keyboard"
  | "component.mainboard"
  | "component.memory"
  | "component.memory_card"
  | "component.monitor"
  | "component.mouse"
  | "component.peripheral"
  | "component.speaker"
  | "component.usb_stick"
  | "computer.branded"
  | "computer.cpu_boxed"
  | "computer.cpu_tray"
  | "computer.inner_part"
  | "computer.mainboard"
  | "computer.screen"
  | "computer.service.dust"
  | "computer.service.system_install"
  | "cosmetics"
  | "custom_made"
  | "dell.battery"
  | "dell.disk"
  | "dell.keyboard"
  | "dell.monitor"
  | "dell.mouse"
  | "dell.system"
  | "detergent"
  | "digital"
  | "field_service"
  | "food"
  | "footwear.children"
  | "footwear.cloth"
  | "footwear.leather"
  | "footwear.sports"
  | "footwear.synthetic"
  | "footwear.travel"
  | "fresh"
  | "general"
  | "medical_device"
  | "periodical"
  | "phone.battery"
  | "phone.charger"
  | "phone.charging_cable"
  | "phone.data_cable"
  | "phone.earphone"
  | "phone.main_unit"
  | "photosensitive"
  | "project.erp"
  | "project.led_display"
  | "project.software"
  | "project.training"
  | "refurbished.device"
  | "repair_lot"
  | "service_call"
  | "supplier_account"
  | "tobacco"
  | "vehicle.car"
  | "vehicle.core_part"
  | "vehicle.outer_part";
export type BrandCode =
  | "acer"
  | "aoc"
  | "asus"
  | "colorful"
  | "dell"
  | "geil"
  | "gigabyte"
  | "kingston"
  | "lg"
  | "msi"
  | "onda"
  | "other"
  | "philips"
  | "samsung"
  | "xinjingjie";
export type FaultCode =
  | "adverse_event"
  | "authority_stop"
  | "clinical_accident"
  | "commissioning_fault"
  | "consulting"
  | "contract_training"
  | "counterfeit"
  | "custom_development"
  | "dead_on_arrival"
  | "design_fault"
  | "disk_failure"
  | "engine_fault"
  | "expired"
  | "extra_commissioning"
  | "extra_training"
  | "eyelet_lost"
  | "fading"
  | "fault_on_inspection"
  | "function_upgrade"
  | "gearbox_fault"
  | "glue_open"
  | "hair_loss"
  | "heel_off"
  | "hide_defect"
  | "how_to"
  | "installation"
  | "installation_fault"
  | "making_fault"
  | "malfunction"
  | "material_fault"
  | "mouldy"
  | "no_fault_found"
  | "no_maker_identity"
  | "no_power"
  | "not_liked"
  | "outer_deformation"
  | "paint_loss"
  | "replacement"
  | "screen_fault"
  | "seam_open"
  | "serious_adverse_event"
  | "shine"
  | "sole_broken"
  | "spoiled"
  | "substandard"
  | "training"
  | "two_same_feet"
  | "two_sizes"
  | "unanswered_call"
  | "upper_broken"
  | "version_upgrade"
  | "zip_broken";
export type PackCode =
  | "car"
  | "components"
  | "computer"
  | "dell"
  | "department-store"
  | "erp"
  | "field-service"
  | "medical-device"
  | "online-shop"
  | "phone"
  | "project"
  | "refurbished"
  | "service-desk"
  | "taobao";

/**
 * What is known so far. Absent is unknown, and so is `null` at run time; a list that is present is complete, `[]` means none.
 * With several units amounts are the line's.
 */
export interface Case {
  /** The instant the decision is for. Left out: the host's clock. */
  now?: When;
  /** ISO 4217, such as "CNY". */
  currency?: string;
  order?: {
    /** The order's number as the seller prints it; decides nothing. */
    id?: string;
    /** How the goods were sold. */
    channel?: "online" | "store" | "project";
    /** The marketplace on which the sale was made, whose own rules then hold. */
    platform?: "taobao" | "tmall" | "jd" | "pinduoduo" | "douyin" | "own" | "other";
    /** State of the order; left out, it is derived from the dates, and a contradiction is a problem. */
    state?: "paid" | "shipped" | "delivered" | "refused" | "completed";
    /** When the order was placed. */
    orderedAt?: When;
    /** When the order was paid. */
    paidAt?: When;
    /** When the goods were dispatched. */
    shippedAt?: When;
    /** When the goods were signed for. */
    deliveredAt?: When;
    /** Date of sale, as on the receipt or invoice. */
    purchasedAt?: When;
    /** When the owner accepted the project. */
    acceptedAt?: When;
    /** When the goods were installed. */
    installedAt?: When;
    /** Proof of purchase at hand; an empty list means none. */
    proof?: ("receipt" | "invoice" | "warranty_card" | "mutual_recognition")[];
    /** In what state the goods were sold. */
    soldAs?: "new" | "refurbished" | "as_seen";
    /** Whether the buyer confirmed, for this very purchase, that it cannot be returned without a reason. */
    noReturnConfirmed?: boolean;
    /** Whether the buyer lives in the seller's town; some exchange periods are longer from out of town. */
    buyerOrigin?: "local" | "out_of_town";
  };
  item: {
    /** Code of the goods catalogue; required. */
    goods: Open<GoodsCode>;
    /** The goods' name as the shop prints it; decides nothing. */
    name?: string;
    /** Brand, by code or any of its aliases. */
    brand?: Open<BrandCode>;
    /** Model as the maker prints it; decides nothing. */
    model?: string;
    /** Price of one unit; price thresholds compare it. */
    unitPrice?: MoneyIn;
    /** Units bought in this line; left out: one. */
    quantity?: NumberIn;
    /** What the buyer paid for this line after discounts; left out: unit price times quantity. */
    paid?: MoneyIn;
    /** The seller's cost of this line; read for the agent's audience only. */
    cost?: MoneyIn;
    /** State of the warranty label on the goods. */
    label?: "present" | "torn" | "missing";
    /** Whether the barcodes of product and box agree. */
    barcodesMatch?: boolean;
    /** Whether the goods are those named on the proof of purchase. */
    matchesProof?: boolean;
    /** Whether the merchant who sold the goods can be found. */
    merchantTraceable?: boolean;
    /** Whether the seller is authorised by the maker. */
    authorisedSeller?: boolean;
    /** Kilometres on the meter. */
    mileageKm?: NumberIn;
    /** The maker's own limit of kilometres, where it differs by model. */
    termKm?: NumberIn;
    /** Whether the computer was sold with an operating system. */
    preinstalledSystem?: boolean;
    /** Whether the boxed version was bought, not the tray version. */
    boxed?: boolean;
    /** The maker's or contract's own term where the pack leaves it to the model, as an ISO 8601 duration such as `P3Y`. */
    term?: string;
    /** Service entitlements bought; an empty list means none. */
    coverage?: (Open<"NBD" | "POW" | "CIS" | "HDD" | "AD" | "PROS">)[];
  };
  issue: {
    /** What the buyer complains of or asks for; required. */
    kind: Open<IssueCode>;
    /** The particular fault; it must fit the kind of issue. */
    fault?: Open<FaultCode>;
    /** Who or what caused the problem. */
    cause?: "goods" | "user" | "carrier" | "seller" | "force_majeure";
    /** How much the buyer is affected, as the agent judges it. */
    severity?: "minor" | "moderate" | "serious";
    /** Whether photos or an inspection show the problem. */
    confirmed?: boolean;
    /** When the buyer reported the problem. */
    reportedAt?: When;
    /** Units concerned; left out: all of the line. */
    quantity?: NumberIn;
    /** Length of the fault, for example of an open glue seam. */
    extentCm?: NumberIn;
    /** Whether the fault was made larger by hand. */
    enlargedByHand?: boolean;
    wrongItem?: {
      /** Value of the item that was sent by mistake. */
      value?: MoneyIn;
      /** Whether the buyer can use the item that was sent by mistake. */
      usable?: boolean;
    };
    /** Price of the part or accessory that is missing. */
    missingValue?: MoneyIn;
    /** What the check of the goods' description found. */
    description?: "photo_light" | "text_wrong" | "buyer_misread";
  };
  condition?: {
    /** State of the packaging. */
    packaging?: "intact" | "damaged" | "missing";
    /** Whether goods, accessories and gifts are all there. */
    complete?: boolean;
    /** How far the goods have been used. */
    use?: "unopened" | "opened_unused" | "started" | "installed" | "worn" | "washed";
    /** Damage seen on the goods; an empty list means none. */
    damage?: ("outer" | "bent_pins" | "burnt" | "scratched" | "deformed" | "contacts" | "liquid" | "cracked_screen" | "soiled")[];
    /** Whether the buyer took the goods apart. */
    disassembled?: boolean;
    /** Whether somebody else than an authorised outlet repaired the goods. */
    repairedElsewhere?: boolean;
    /** Whether somebody else than an authorised outlet maintained the goods. */
    maintainedElsewhere?: boolean;
  };
  history?: {
    /** Repairs completed before this report. */
    repairs?: NumberIn;
    /** Completed repairs of the same fault before this report. */
    repairsOfSameFault?: NumberIn;
    /** Days spent in repair so far. */
    repairDays?: NumberIn;
    /** Accidental-damage claims already made in this year of cover. */
    accidentalClaimsThisYear?: NumberIn;
    /** Units of this line already refunded. */
    refundedQuantity?: NumberIn;
    /** Amount of this line already refunded. */
    refundedAmount?: MoneyIn;
    /** Code of the escalation rung that the complaint has reached. */
    escalation?: string;
    /** When the complaint reached this rung. */
    escalatedAt?: When;
    /** Offers the buyer has refused, in order: a remedy, a compensation by its code (`offer`), a sum; an empty list means none. */
    refused?: { remedy?: Open<RemedyCode>; offer?: string; amount?: MoneyIn }[];
  };
  shipping?: {
    /** How far the goods travel from the seller. */
    scope?: "same_city" | "same_province" | "other_province";
    /** Transit zone, seen from the seller. */
    zone?: "near" | "normal" | "remote";
    /** Outbound freight, one way, at the seller's contract price. */
    outboundFee?: MoneyIn;
    /** Freight of the return parcel. */
    returnFee?: MoneyIn;
    /** When the tracking was last updated. */
    lastTrackingAt?: When;
    /** When the carrier was asked to verify. */
    carrierAskedAt?: When;
    /** Whether the carrier has given an effective answer. */
    carrierAnswered?: boolean;
    /** When the carrier tried to deliver. */
    deliveryAttemptedAt?: When;
    /** When the returned goods were inspected. */
    inspectedAt?: When;
    /** Whether the parcel is lost. */
    lost?: boolean;
    /** Whether the buyer is willing to wait for the parcel. */
    buyerWaits?: boolean;
    /** Whether the recipient's correct contact details are known. */
    correctContact?: boolean;
    /** Whether the tracking number of the return is known. */
    returnTracking?: boolean;
    /** When the returned goods came back. */
    receivedBackAt?: When;
    /** Result of inspecting the returned goods. */
    inspection?: "passed" | "failed" | "pending";
  };
  /** Evidence already at hand; an empty list means none. */
  evidence?: (Open<"photos" | "packaging_photos" | "video" | "unboxing_video" | "receipt" | "invoice" | "warranty_card" | "mutual_recognition" | "payment_record" | "order_record" | "inspection_report" | "appraisal" | "repair_record" | "fault_report" | "work_order" | "purchase_invoice" | "authorisation" | "authority_report" | "chat_record" | "call_record" | "description_record" | "weigh_record" | "tracking_record" | "return_tracking" | "freight_receipt" | "carrier_statement" | "packing_list" | "delivery_note" | "serial_number" | "contract" | "acceptance_record" | "signed_agreement" | "quotation" | "medical_report" | "adverse_event_report" | "recall_document" | "supplier_record">)[];
  service?: {
    /** Whether the agent is at fault, by the chat record. */
    agentAtFault?: boolean;
    /** Whether the buyer asks for service on site. */
    onSiteRequested?: boolean;
    /** Whether remote support solved the problem. */
    remoteFixed?: boolean;
    /** When the visit is arranged for; may lie in the future. */
    appointmentAt?: When;
    /** Minutes of travel to the customer. */
    travelMinutes?: NumberIn;
    /** When the goods were received for service. */
    receivedAt?: When;
    /** When the buyer received the serviced goods. */
    returnedAt?: When;
    /** Whether there is a service outlet near the buyer. */
    localOutlet?: boolean;
  };
  stock?: {
    /** Whether the same goods are in stock for an exchange. */
    sameGoods?: boolean;
  };
  supplier?: {
    /** Whether the supplier has not resolved the complaint. */
    unresolved?: boolean;
    /** Complaints of the same kind in this month. */
    sameIssueThisMonth?: NumberIn;
    /** Whether the supplier was given a notice last month. */
    noticeLastMonth?: boolean;
    /** Complaints about the supplier in total. */
    totalComplaints?: NumberIn;
    /** Whether the supplier had no complaint for a year. */
    complaintFreeYear?: boolean;
    /** The supplier's deposit as it stands. */
    deposit?: MoneyIn;
    /** The deposit that the supplier must keep. */
    depositRequired?: MoneyIn;
  };
  request?: {
    /** Remedy the buyer asks for. */
    remedy?: Open<RemedyCode>;
    /** Amount the buyer asks for. */
    amount?: MoneyIn;
    /** Whether the buyer insists after the explanation. */
    insists?: boolean;
    /** Whether the buyer needs the goods urgently. */
    urgent?: boolean;
    /** When the request was handed in. */
    requestedAt?: When;
    /** When both sides agreed on the remedy. */
    agreedAt?: When;
    /** Whether the buyer refuses an inspection at a service point. */
    refusesInspection?: boolean;
  };
  /** Acts already done, so that a deadline is known as met; an empty list means none. */
  done?: { code: string; at: When }[];
}
