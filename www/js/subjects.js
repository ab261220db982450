/** What packs speak of: the issues their rules name for some goods, and the faults they know. Read from the packs as JSON. */
/** @import { Case } from "../../pkg/index.js" */
/** @import { Pack } from "./policy/pack.js" */

import { fetched, readableAddress } from "./engine.js";
import { liesIn } from "./policy/pack.js";

/** @typedef {{ issues: Set<string>, faults: Set<string> }} Spoken */

export class Subjects {
  /** @param {Map<string, URL>} addresses of the compiled packs */
  constructor(addresses) {
    this.addresses = addresses;
    /** @type {Map<string, Pack>} */
    this.packs = new Map();
    /** @type {Set<string>} */
    this.asked = new Set();
  }

  /**
   * What the packs say of the goods; nothing while a pack has not come yet.
   * @param {readonly string[]} ids
   * @param {Case["item"]["goods"]} goods
   * @returns {Spoken | undefined}
   */
  spoken(ids, goods) {
    const packs = ids.map((id) => this.packs.get(id)).filter((pack) => pack !== undefined);
    if (packs.length === 0 || packs.length < ids.length) return undefined;
    const rules = packs
      .flatMap((pack) => pack.rules)
      .filter((rule) => rule.goods?.some((branch) => liesIn(goods, branch)) ?? true);
    return {
      issues: new Set(rules.flatMap((rule) => rule.issues ?? [])),
      faults: new Set(packs.flatMap((pack) => pack.faults ?? []).map((fault) => fault.code)),
    };
  }

  /**
   * Fetches what is not there yet, and tells when it has come. A pack that cannot be had leaves the menus whole.
   * @param {readonly string[]} ids
   * @param {() => void} whenCome
   */
  ask(ids, whenCome) {
    for (const id of ids) {
      const address = this.addresses.get(id);
      if (address === undefined || this.asked.has(id)) continue;
      this.asked.add(id);
      void fetched(readableAddress(address))
        .then((answer) => answer.json())
        .then((/** @type {Pack} */ pack) => {
          this.packs.set(id, pack);
          whenCome();
        })
        .catch(() => {});
    }
  }
}
