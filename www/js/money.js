/** Amounts as people read them; they stay decimal text from the engine to the screen. */
/** @import { Locale } from "./time.js" */

/**
 * @param {string} amount
 * @param {string} currency
 * @param {Locale} locale
 */
export function money(amount, currency, locale) {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  return format.format(/** @type {Intl.StringNumericLiteral} */ (amount));
}
