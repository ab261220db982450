import { chromium } from "playwright-core";

const FLAGS = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** A Chromium of its own, with an empty profile. */
export function launch() {
  const executablePath = process.env.CHROMIUM;
  if (executablePath === undefined || executablePath === "") {
    throw new Error(
      "CHROMIUM is not set; run `cargo xtask test --only chromium`, or set it to a Chromium's path",
    );
  }
  return chromium.launch({ executablePath, args: FLAGS });
}
