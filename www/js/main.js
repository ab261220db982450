/** Starts the page: the language, the package, the first case. */

import { listen } from "./actions.js";
import { loadEngine } from "./engine.js";
import { exampleOf, loadExamples } from "./examples.js";
import { showFailure } from "./failure.js";
import { sayIn } from "./i18n.js";
import { Page } from "./page.js";
import { preferredLocale, translatePage } from "./speaker.js";
import { freshState, stateOfLink, withCase } from "./state.js";

/** The case shown on a first visit. */
const FIRST_EXAMPLE = "phone-day-7";

async function start() {
  const fresh = freshState(preferredLocale(navigator.languages));
  const linked = stateOfLink(fresh, location.hash);
  translatePage(document, sayIn(linked.locale), linked.locale);
  const loaded = await Promise.all([loadEngine(), loadExamples()]).catch((/** @type {unknown} */ error) => {
    showFailure(error, linked.locale, sayIn);
    return undefined;
  });
  if (loaded === undefined) return;
  const [engine, chapters] = loaded;
  const first = exampleOf(chapters, FIRST_EXAMPLE);
  const began = linked.case !== fresh.case || first === undefined ? linked : withCase(linked, first.case);
  const page = new Page(engine, chapters, began);
  page.show(page.state);
  listen(page);
}

void start();
