
export const BUILT_IN = {
  "phone": () => new URL("./packs/phone.sanbao", import.meta.url),
  "department-store": () => new URL("./packs/department-store.sanbao", import.meta.url),
  "online-shop": () => new URL("./packs/online-shop.sanbao", import.meta.url),
};
