// SPDX-License-Identifier: Apache-2.0
//
// All results of a family as one picture, drawn on a canvas in the page: nothing leaves it. In standard colours whatever
// the screen's are, for whoever it is shown to.
import icons from "virtual:icons";
import colors from "virtual:palette";
import type { ResultsView, Screen, Verdict } from "./core";

export interface Pictured {
  title: string;
  place: string; // region and date
  children: ResultsView[];
  phones: string[];
  foot: string[];
}

const width = 1080; // as wide as most phones show pixel for pixel
const margin = 56;
const gap = 20;
const iconSide = 44;

/** Where a line may break: after a blank, a Tibetan tsheg, or any Han character that no closing mark follows. */
export function breakable(text: string): string[] {
  return text.match(/[\u2e80-\u9fff\uf900-\ufaff][，。、：；？！）》」』”’]*|[（《「『“‘][\u2e80-\u9fff][，。、：；？！）》」』”’]*|[^\s\u0f0b\u2e80-\u9fff\uf900-\ufaff（《「『“‘]+\u0f0b?[，。、：；？！）》」』”’]*|\s+|[\s\S]/gu) ?? [];
}

function wrapped(context: CanvasRenderingContext2D, text: string, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of breakable(text)) {
    if (line && context.measureText(line + piece.trimEnd()).width > room) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines;
}

function drawSign(context: CanvasRenderingContext2D, verdict: Verdict, x: number, y: number, ground: string): void {
  const holder = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  holder.innerHTML = icons[verdict]?.body ?? "";
  context.save();
  context.translate(x, y);
  context.scale(iconSide / 24, iconSide / 24);
  context.lineWidth = 2;
  context.lineCap = context.lineJoin = "round";
  const number = (shape: Element, name: string) => Number(shape.getAttribute(name) ?? 0);
  // What a mask takes out is drawn last, in the colour of the ground.
  const shapes = [...holder.querySelectorAll("path, circle, rect, ellipse")].filter((shape) => shape.getAttribute("fill") !== "#fff");
  const cut = (shape: Element) => shape.closest("mask") !== null;
  for (const shape of [...shapes.filter((each) => !cut(each)), ...shapes.filter(cut)]) {
    const path = new Path2D(shape.tagName === "path" ? (shape.getAttribute("d") ?? "") : undefined);
    if (shape.tagName === "circle") path.arc(number(shape, "cx"), number(shape, "cy"), number(shape, "r"), 0, 7);
    if (shape.tagName === "ellipse") path.ellipse(number(shape, "cx"), number(shape, "cy"), number(shape, "rx"), number(shape, "ry"), 0, 0, 7);
    if (shape.tagName === "rect") path.rect(number(shape, "x"), number(shape, "y"), number(shape, "width"), number(shape, "height"));
    context.strokeStyle = context.fillStyle = cut(shape) ? ground : colors[verdict]!;
    const own = (name: string) => shape.closest(`[${name}]:not(svg)`)?.getAttribute(name);
    if ((own("fill") ?? "none") !== "none") context.fill(path);
    if (own("stroke") !== "none") context.stroke(path);
  }
  context.restore();
}

export function drawPicture(of: Pictured, screen: Screen, family: string): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d")!;
  const rtl = screen.right_to_left;

  // Once to find the height, and once on a canvas of that height.
  const draw = (): number => {
    context.direction = rtl ? "rtl" : "ltr";
    context.textAlign = "start";
    context.textBaseline = "alphabetic";
    const at = (x: number) => (rtl ? width - x : x);
    let y = margin;
    const text = (words: string, x: number, size: number, color: string, weight: number, room: number): void => {
      context.font = `${weight} ${size}px ${family}`;
      context.fillStyle = color;
      for (const line of wrapped(context, words, room)) {
        y += size * 1.35;
        context.fillText(line, at(x), y - size * 0.3);
      }
    };
    const whole = width - 2 * margin;
    context.fillStyle = colors.ground!;
    context.fillRect(0, 0, canvas.width, canvas.height);
    text(of.title, margin, 46, colors.primary!, 700, whole);
    text(of.place, margin, 30, colors.quiet!, 400, whole);
    for (const child of of.children) {
      y += gap * 2;
      text(child.title, margin, 38, colors.ink!, 700, whole);
      y += gap / 2;
      for (const category of child.categories) {
        y += gap;
        text(category.title, margin, 28, colors[category.color]!, 600, whole);
        context.fillStyle = colors[category.color]!;
        context.fillRect(margin, y + 2, whole, 3);
        y += gap;
        const room = (whole - gap) / 2;
        for (let pair = 0; pair < category.tiles.length; pair += 2) {
          const top = y;
          let bottom = y;
          const height = Math.max(...category.tiles.slice(pair, pair + 2).map((tile) => {
            context.font = `600 30px ${family}`;
            return wrapped(context, tile.name, room - iconSide - 3 * gap).length * 40.5 + 35 + 24;
          }));
          category.tiles.slice(pair, pair + 2).forEach((tile, column) => {
            const x = margin + column * (room + gap);
            y = top;
            const left = rtl ? width - x - room : x;
            const ground = colors[`${tile.verdict}_ground`]!;
            context.fillStyle = ground;
            context.beginPath();
            context.roundRect(left, top, room, height, 14);
            context.fill();
            drawSign(context, tile.verdict, rtl ? left + room - gap - iconSide : left + gap, top + (height - iconSide) / 2, ground);
            y += 10;
            text(tile.name, x + iconSide + 2 * gap, 30, colors.ink!, 600, room - iconSide - 3 * gap);
            text([tile.verdict_word, tile.wait].filter(Boolean).join(" · "), x + iconSide + 2 * gap, 26, colors[tile.verdict]!, 400, room - iconSide - 3 * gap);
            bottom = Math.max(bottom, y);
          });
          y = top + height + gap / 2;
        }
      }
    }
    y += gap;
    for (const phone of of.phones) text(phone, margin, 28, colors.ink!, 600, whole);
    y += gap / 2;
    for (const line of of.foot) text(line, margin, 24, colors.quiet!, 400, whole);
    return Math.ceil(y + margin);
  };
  canvas.width = width;
  canvas.height = 10;
  canvas.height = draw();
  draw();
  return canvas;
}

export const pngOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the canvas gave no PNG"))), "image/png"));
