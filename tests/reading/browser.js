// What a reader of an e-book meets in a browser; `browser.py` puts it into a page with a frame for
// each document and width, and reads what it has found.

const DAY = "";
const NIGHT = "html { background: #121212 !important; color: #d8d8d8 !important } a { color: #8ab4f8 }";

const words = (node) => node.textContent.trim().replace(/\s+/g, " ").slice(0, 40);

// The nodes of text that are shown, with the boxes of their lines.
function shown(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent.trim() || node.parentElement.closest("math, svg")) continue;
    const range = page.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    if (boxes.length) found.push({ node, boxes });
  }
  return found;
}

// Boxes of text reach from ascender to descender: only what small letters fill counts.
function overlaps(texts, page) {
  const bodies = texts.flatMap(({ node, boxes }) => boxes.map((box) => ({
    node, left: box.left + 1, right: box.right - 1,
    top: box.top + 0.35 * box.height, bottom: box.bottom - 0.3 * box.height,
  })));
  for (const picture of page.querySelectorAll("img")) {
    const { left, right, top, bottom } = picture.getBoundingClientRect();
    bodies.push({ node: picture, left: left + 1, right: right - 1, top: top + 1, bottom: bottom - 1 });
  }
  bodies.sort((a, b) => a.top - b.top);
  const found = [];
  bodies.forEach((one, at) => {
    for (let next = at + 1; next < bodies.length && bodies[next].top < one.bottom; next++) {
      const other = bodies[next];
      if (other.node !== one.node && other.left < one.right && one.left < other.right)
        found.push(`“${words(one.node)}” on “${words(other.node)}”`);
    }
  });
  return found;
}

// What is cut off, or can be seen only by moving it sideways.
function clipped(page) {
  const view = page.defaultView;
  return [...page.body.querySelectorAll("*")]
    .filter((one) => one.scrollWidth > one.clientWidth + 1)
    .filter((one) => view.getComputedStyle(one).overflowX !== "visible")
    .map((one) => `${one.localName}#${one.id}`);
}

const channels = (colour) => {
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
  return { rgb: [red, green, blue], alpha };
};
const over = (top, below) => top.rgb.map((part, at) => part * top.alpha + below[at] * (1 - top.alpha));

// WCAG 2.2, “relative luminance” and “contrast ratio”.
function luminance(rgb) {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(element) {
  const view = element.ownerDocument.defaultView;
  const chain = [];
  for (let one = element; one; one = one.parentElement) chain.unshift(view.getComputedStyle(one));
  const paper = chain.reduce((below, style) => over(channels(style.backgroundColor), below), [255, 255, 255]);
  const ink = channels(chain.at(-1).color);
  ink.alpha *= chain.reduce((share, style) => share * style.opacity, 1);
  const [light, dark] = [luminance(over(ink, paper)), luminance(paper)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function measured(frame, mode, rules) {
  const page = frame.contentDocument, root = page.documentElement;
  const style = page.createElementNS("http://www.w3.org/1999/xhtml", "style");
  style.textContent = rules;
  page.head.append(style);
  for (const description of page.querySelectorAll("details")) description.open = true;
  const texts = shown(page);
  const ratios = new Map(texts.map(({ node }) => [contrast(node.parentElement), words(node)]));
  const least = Math.min(...ratios.keys(), 21);
  const main = page.querySelector("body > *");
  const result = {
    page: frame.dataset.page, width: Number(frame.width), mode,
    reach: root.scrollWidth - root.clientWidth, line: texts.length ? main.clientWidth : 0,
    contrast: least, faintest: ratios.get(least) ?? "", overlaps: overlaps(texts, page),
    clipped: clipped(page),
  };
  style.remove();
  return result;
}

// Family, style and weight of each text, as the browser reckons them, and its characters.
function faces(frames) {
  const found = {};
  for (const frame of frames) {
    for (const { node } of shown(frame.contentDocument)) {
      const style = frame.contentWindow.getComputedStyle(node.parentElement);
      const face = [style.fontFamily, style.fontStyle, style.fontWeight].join("|");
      found[face] = [...new Set((found[face] ?? "") + node.data)].join("");
    }
  }
  return found;
}

// Where a link leads, as the browser itself resolves it: the frame of that document, scrolled to
// the place, which must then be the document's target and be seen.
function follow(link, frames) {
  const address = new URL(link.href);
  const frame = frames.get(address.pathname);
  if (!frame) return null;
  const view = frame.contentWindow, page = frame.contentDocument;
  if (!address.hash) return page.body;
  view.location.replace(`${view.location.href.split("#")[0]}${address.hash}`);
  const place = page.querySelector(":target");
  if (!place || place !== page.getElementById(decodeURIComponent(address.hash.slice(1)))) return null;
  const box = place.getBoundingClientRect();
  const seen = box.bottom > -1 && box.top < view.innerHeight;  // scrolling goes by whole pixels
  return place.closest("[hidden]") || seen ? place : null;
}

function walked(frames) {
  const broken = [], astray = [];
  let links = 0, notes = 0;
  for (const frame of frames.values()) {
    const from = (link) => `${frame.dataset.page}: “${words(link)}” ${link.getAttribute("href")}`;
    for (const link of frame.contentDocument.querySelectorAll("a[href]")) {
      if (!link.href.startsWith("file:")) continue;
      links += 1;
      const place = follow(link, frames);
      if (!place) broken.push(from(link));
      if (link.getAttribute("role") !== "doc-noteref") continue;
      notes += 1;
      const backs = place ? [...place.querySelectorAll('[role="doc-backlink"]')] : [];
      if (!backs.some((back) => follow(back, frames) === link)) astray.push(from(link));
    }
  }
  return { links, notes, broken, astray };
}

window.onload = async () => {
  const frames = [...document.querySelectorAll("iframe")];
  await Promise.all(frames.map((frame) => frame.contentDocument.fonts.ready));
  const looks = frames.flatMap((frame) => [measured(frame, "day", DAY), measured(frame, "night", NIGHT)]);
  const narrowest = Math.min(...frames.map((frame) => frame.width));
  const first = frames.filter((frame) => Number(frame.width) === narrowest);
  const paths = new Map(first.map((frame) => [new URL(frame.src).pathname, frame]));
  const result = document.createElement("pre");
  result.textContent = JSON.stringify({ looks, walk: walked(paths), faces: faces(first) });
  document.body.replaceChildren(result);
};
