/** Starts the page: the language, the package, the first case. */

import { listen } from "./actions.js";
import { loadEngine, packAddresses } from "./engine.js";
import { exampleOf, loadExamples, packsOfExample } from "./examples.js";
import { showFailure } from "./failure.js";
import { sayIn } from "./i18n.js";
import { Packs } from "./packs.js";
import { Page } from "./page.js";
import { preferredLocale, translatePage } from "./speaker.js";
import { freshState, packsOfLink, stateOfLink, withCase } from "./state.js";
import { Subjects } from "./subjects.js";

/** The case shown on a first visit. */
const FIRST_EXAMPLE = "phone-day-7";

async function start() {
  const fresh = freshState(preferredLocale(navigator.languages));
  const linked = stateOfLink(fresh, location.hash);
  translatePage(document, sayIn(linked.locale), linked.locale);
  try {
    const [engine, addresses, chapters] = await Promise.all([loadEngine(), packAddresses(), loadExamples()]);
    const packs = new Packs(engine, addresses);
    const first = linked.case === fresh.case ? exampleOf(chapters, FIRST_EXAMPLE) : undefined;
    const began = first === undefined ? linked : withCase(linked, first.case);
    const needed = first === undefined ? packsOfLink(location.hash) : packsOfExample(chapters, FIRST_EXAMPLE);
    const early = packs.has(needed) ? await packs.policy(needed) : undefined;
    const page = new Page(engine, early ?? (await packs.policy()), new Subjects(addresses), chapters, began);
    page.isWhole = early === undefined;
    page.show(page.state);
    listen(page);
    // The first answer stands; the policies it does not need come after it.
    if (early !== undefined) page.adopt(await packs.policy());
    document.documentElement.dataset.whole = "";
  } catch (error) {
    showFailure(error, linked.locale, sayIn);
  }
}

void start();
