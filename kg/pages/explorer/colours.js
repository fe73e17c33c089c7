// The colours of the page as sigma needs them, readable on a light ground and on a dark one.

const channels = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
const hexadecimal = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

// Relative luminance and contrast as WCAG 2.2 defines them.
function luminance(colour) {
  const [r, g, b] = colour.map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

// The colour, moved away from the ground until it stands out 3 to 1, as graphics must.
function readable(colour, ground) {
  const end = luminance(ground) > 0.4 ? 0 : 255;
  let found = colour;
  for (let step = 0; contrast(found, ground) < 3 && step < 20; step++) found = found.map((one) => one + (end - one) * 0.08);
  return `rgb(${found.map(Math.round).join(", ")})`;
}

// The colours of the sheet by name, and the palette, whose last colour is that of all others.
export function colours(element, palette) {
  const probe = document.createElement("span");
  element.append(probe);
  const named = Object.fromEntries(["text", "soft", "ground", "panel", "line", "link", "fiction"].map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  }));
  probe.remove();
  return { ...named, palette: palette.map((one) => readable(hexadecimal(one), channels(named.ground))) };
}
