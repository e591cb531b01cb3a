/** The empirical distribution functions, as step lines. */
const SVG = "http://www.w3.org/2000/svg";
const NARROWEST = 300, HEIGHT = 380, LEFT = 52, RIGHT = 14, TOP = 12, BOTTOM = 50;

function shape(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text != null) made.textContent = text;
  return made;
}

/** Colour and dash of a revision; they come round after six. */
export const style = (revision) => `s${revision % 6} d${revision % 6}`;

export function sample(revision) {
  const svg = shape("svg", { viewBox: "0 0 30 10", "aria-hidden": "true" });
  svg.append(shape("path", { d: "M0 5H30", class: `series ${style(revision)}` }));
  return svg;
}

/** Round ends and a round step that hold all errors. */
function scale(revisions, marks) {
  const errors = [...revisions.flatMap((r) => r.steps), ...marks].map((s) => s.errorPercent);
  if (errors.length === 0) return { low: 0, high: 100, step: 20 };
  const low = Math.min(...errors), high = Math.max(...errors);
  const step = [1, 2, 5, 10, 20].find((s) => (high - low) / s <= 8) ?? 20;
  const floor = Math.max(0, Math.floor(low / step) * step - (low % step === 0 ? step : 0));
  return { low: floor, high: Math.min(100, Math.max(floor + step, Math.ceil(high / step) * step)), step };
}

/** The revision whose band is drawn: the newest on the course that has an error; bands hide each other. */
export function banded(edf, study) {
  const out = new Set(study.revisions.filter((r) => r.out).map((r) => r.revision));
  return edf.revisions.findLast((r) => r.n > 0 && r.steps[0].low != null && !out.has(r.revision));
}

/** The area that holds the true function, between the band's ends. */
function band(steps, x, y, right) {
  const before = Math.min(1, steps[0].high - steps[0].fraction);
  const over = steps.map((s) => `H${x(s.errorPercent).toFixed(1)}V${y(s.high).toFixed(1)}`).join("");
  const under = steps.toReversed().map((s) => `V${y(s.low).toFixed(1)}H${x(s.errorPercent).toFixed(1)}`).join("");
  return `M${LEFT} ${y(0)}V${y(before).toFixed(1)}${over}H${right}${under}V${y(0)}Z`;
}

/** Draws at the width it is shown in, so that its letters keep their size. */
export function draw(edf, study, shownWidth) {
  const width = Math.max(NARROWEST, Math.round(shownWidth));
  const revisions = edf.revisions.filter((r) => r.n > 0);
  const marks = study.baselines.filter((b) => b.errorPercent != null);
  const wide = banded(edf, study);
  const out = new Set(study.revisions.filter((r) => r.out).map((r) => r.revision));
  const { low, high, step } = scale(revisions, marks);
  const x = (error) => LEFT + ((error - low) / (high - low)) * (width - LEFT - RIGHT);
  const y = (fraction) => HEIGHT - BOTTOM - fraction * (HEIGHT - TOP - BOTTOM);
  const svg = shape("svg", {
    viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-labelledby": "edf-name edf-desc",
  });
  svg.append(
    shape("title", { id: "edf-name" }, "Fraction of networks by error, a line for each revision"),
    shape("desc", { id: "edf-desc" }, revisions.length === 0 ? "No network has an error yet." : revisions
      .map((r) => `${r.name}: ${r.n} networks, mean error ${r.mean.toFixed(1)} %, best ${r.min.toFixed(1)} %.`)
      .concat(marks.map((mark) => `${mark.name}: ${mark.errorPercent.toFixed(1)} % error.`)).join(" ")),
  );
  for (const fraction of [0, 0.25, 0.5, 0.75, 1]) {
    svg.append(
      shape("line", { x1: LEFT, x2: width - RIGHT, y1: y(fraction), y2: y(fraction), class: fraction ? "grid" : "base" }),
      shape("text", { x: LEFT - 10, y: y(fraction) + 4, "text-anchor": "end", class: "axis" }, fraction),
    );
  }
  const labelled = width < 480 ? 2 * step : step;
  for (let error = low; error <= high + 1e-9; error += labelled) {
    svg.append(
      shape("line", { x1: x(error), x2: x(error), y1: y(0), y2: y(0) + 5, class: "base" }),
      shape("text", { x: x(error), y: y(0) + 20, "text-anchor": "middle", class: "axis" }, error),
    );
  }
  svg.append(
    shape("text", { x: (LEFT + width - RIGHT) / 2, y: HEIGHT - 8, "text-anchor": "middle", class: "axis" }, "error (%)"),
    shape("text", { x: 0, y: 0, transform: `translate(13 ${y(0.5)}) rotate(-90)`, "text-anchor": "middle", class: "axis" }, "fraction of networks"),
  );
  if (wide) svg.append(shape("path", { d: band(wide.steps, x, y, x(high)), class: `band b${wide.revision % 6}` }));
  marks.forEach((mark, i) => {
    const at = x(mark.errorPercent), above = TOP + 12 + 15 * (i % 3), right = at > width / 2;
    const line = shape("line", { x1: at, x2: at, y1: y(0), y2: TOP, class: "mark" });
    line.append(shape("title", {}, `${mark.name}: ${mark.errorPercent.toFixed(1)} % error`));
    svg.append(line, shape("text", { x: at + (right ? -5 : 5), y: above, "text-anchor": right ? "end" : "start", class: "axis" }, mark.name));
  });
  for (const revision of revisions) {
    const steps = revision.steps.map((s) => `H${x(s.errorPercent).toFixed(1)}V${y(s.fraction).toFixed(1)}`).join("");
    const path = shape("path", {
      d: `M${x(revision.steps[0].errorPercent).toFixed(1)} ${y(0)}${steps}H${x(high)}`, class: `series ${style(revision.revision)}${out.has(revision.revision) ? " out" : ""}`, "data-revision": revision.revision,
    });
    path.append(shape("title", {}, revision.name));
    svg.append(path);
  }
  return svg;
}
