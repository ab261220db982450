
export const BUILT_IN = {
  "phone": () => new URL("./packs/phone.sanbao", import.meta.url),
  "department-store": () => new URL("./packs/department-store.sanbao", import.meta.url),
  "online-shop": () => new URL("./packs/online-shop.sanbao", import.meta.url),
  "taobao": () => new URL("./packs/taobao.sanbao", import.meta.url),
  "computer": () => new URL("./packs/computer.sanbao", import.meta.url),
  "components": () => new URL("./packs/components.sanbao", import.meta.url),
  "car": () => new URL("./packs/car.sanbao", import.meta.url),
  "dell": () => new URL("./packs/dell.sanbao", import.meta.url),
  "refurbished": () => new URL("./packs/refurbished.sanbao", import.meta.url),
  "project": () => new URL("./packs/project.sanbao", import.meta.url),
  "service-desk": () => new URL("./packs/service-desk.sanbao", import.meta.url),
  "field-service": () => new URL("./packs/field-service.sanbao", import.meta.url),
  "medical-device": () => new URL("./packs/medical-device.sanbao", import.meta.url),
  "erp": () => new URL("./packs/erp.sanbao", import.meta.url),
};
