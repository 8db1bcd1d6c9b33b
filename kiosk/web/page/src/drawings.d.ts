// SPDX-License-Identifier: Apache-2.0
// Made by build/drawings.ts.
declare module "virtual:icons" {
  const icons: Record<string, { body: string; directional: boolean }>;
  export default icons;
}
declare module "virtual:scene" {
  const layers: string;
  export default layers;
}
declare module "virtual:palette" {
  const standard: Record<string, string>; // "#rrggbb" by role, as kiosk/ui/palette.hpp calls it
  export default standard;
}
