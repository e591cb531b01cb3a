/** The page: one study at a time, read from the API and kept fresh by its event stream. */
import { banded, draw, sample } from "./chart.js";
import * as words from "./words.js";

const API = "/api/v1";
const REDRAW_MS = 500;
const FEED_LENGTH = 80;
const BEST = 5;
const BAND = 0.95;     // confidence of the bands around the distributions
const OF_REVISIONS = "explore,challenge";

const $ = (id) => document.getElementById(id);
let shown = null;      // id of the study on the page
let view = null;       // its latest view
let stream = null;     // its EventSource
let redraw = null;     // timer of the next redraw
let unknown = null;    // what is wrong with the study that the address names
const networks = new Map(); // candidates by id, which do not change once trained

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** A space's name, which may break before each constraint. */
function spaceName(name) {
  return name.split(/(?=\+)/).flatMap((part, i) => (i ? [document.createElement("wbr"), part] : [part]));
}

async function get(path) {
  const answer = await fetch(API + path, { headers: { Accept: "application/json" } });
  needLogin(answer);
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail ?? `${path}: ${answer.status}`);
  return answer.json();
}

async function post(path, body) {
  const answer = await fetch(API + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: body ? JSON.stringify(body) : undefined,
  });
  needLogin(answer);
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail ?? `${path}: ${answer.status}`);
}

function needLogin(answer) {
  $("login").hidden = answer.status !== 401;
  if (answer.status === 401) $("study").hidden = true;
}

/** Decisions are recorded under the login, so no other name is asked for. */
async function refreshLogin() {
  const { login } = await get("/session").catch(() => ({}));
  document.querySelectorAll(".name").forEach((label) => { label.hidden = login != null; });
}

function problem(text) {
  $("problem").textContent = text ?? "";
  $("problem").hidden = !text;
}

async function refreshStudies() {
  try {
    const { items } = await get("/studies?limit=50");
    $("empty").hidden = items.length > 0;
    $("picker").hidden = items.length === 0;
    $("studies").replaceChildren(...items.map((s) =>
      make("option", { value: s.id, selected: s.id === shown }, `${s.id} · ${words.plain(s.state)}`)));
    const next = await wantedStudy(items) ?? items.find((s) => s.id === shown) ?? (unknown ? null : items[0]);
    if (next && !items.some((s) => s.id === next.id)) $("studies").append(make("option", { value: next.id }, `${next.id} · ${words.plain(next.state)}`));
    $("studies").value = next?.id ?? "";
    if (next && next.id !== shown) show(next.id);
    if (unknown || !shown) problem(unknown);
  } catch (failure) {
    problem(`The gateway does not answer: ${failure.message}`);
  }
}

/** The study that the address names, which may be older than those listed. */
async function wantedStudy(items) {
  let wanted = location.hash.slice(1);
  try { wanted = decodeURIComponent(wanted); } catch { /* It is no id either, and told below. */ }
  const listed = items.find((s) => s.id === wanted);
  unknown = null;
  if (!wanted || wanted === "main" || listed) return listed;
  return get(`/studies/${encodeURIComponent(wanted)}`).catch((failure) => { unknown = failure.message; });
}

function show(id) {
  shown = id;
  stream?.close();
  $("feed").replaceChildren();
  $("no-feed").hidden = false;
  $("training").textContent = "";
  $("studies").value = id;
  refresh().then(() => { if (id === shown) follow(id); });
}

function follow(id) {
  stream = new EventSource(`${API}/studies/${encodeURIComponent(id)}/events?tail=${FEED_LENGTH}`);
  stream.onopen = () => link("yes", "live");
  stream.onerror = () => link("no", "reconnecting");
  words.eventTypes.forEach((type) => stream.addEventListener(type, (message) => heard(type, JSON.parse(message.data))));
}

function link(live, text) {
  $("link").dataset.live = live;
  $("link").textContent = text;
}

function heard(type, event) {
  if (type === "EpochCompleted") {
    $("training").textContent = `${event.trainer} trains ${words.candidate(event, view?.replicates)}: epoch ${event.result.epoch} of ${event.epochs}, ${words.error(event.result.errorPercent)} % error`;
    return;
  }
  const told = words.told(type, event, view?.replicates);
  const text = told && event.by?.login && !event.reviewer ? `${told} (${event.by.login})` : told;
  if (text) {
    const time = new Date(event.time);
    $("feed").prepend(make("li", {}, make("time", { dateTime: event.time }, time.toLocaleTimeString([], { hour12: false })), make("span", {}, text)));
    while ($("feed").children.length > FEED_LENGTH) $("feed").lastChild.remove();
    $("no-feed").hidden = true;
  }
  redraw ??= setTimeout(() => { redraw = null; refresh(); }, REDRAW_MS);
}

async function refresh() {
  const id = shown;
  try {
    const [study, edf] = await Promise.all([get(`/studies/${id}`), get(`/studies/${id}/edf?points=300&confidence=${BAND}`)]);
    const [best, kept] = await Promise.all([bestOf(study), get(`/studies/${id}/networks`)]);
    const review = study.pending ? (await get(`/refinements/${study.pending.id}`)).review : null;
    if (id !== shown) return;
    const stateChanged = view?.id !== study.id || view?.state !== study.state;
    view = study;
    render(study, edf, best, kept, review);
    if (stateChanged) refreshStudies();
    problem(unknown);
  } catch (failure) {
    problem(failure.message);
  }
}

async function bestOf(study) {
  if (study.conclusion) return study.conclusion.best;
  const { items } = await get(`/studies/${study.id}/candidates?state=trained&purpose=${OF_REVISIONS}&sort=error&limit=${BEST * study.replicates}`);
  const isFirst = (row, i) => items.findIndex((r) => r.population === row.population && r.index === row.index) === i;
  return Promise.all(items.filter(isFirst).slice(0, BEST).map(async (row) => {
    if (!networks.has(row.id)) networks.set(row.id, await get(`/candidates/${row.id}`));
    return { ...row, candidateId: row.id, architecture: networks.get(row.id).architecture };
  }));
}

function render(study, edf, best, kept, review) {
  $("study").hidden = false;
  document.title = `${study.name} · netspace`;
  $("state").textContent = words.plain(study.state).toUpperCase();
  $("state").dataset.tone = words.tones[study.state];
  $("policy").textContent = study.policy === "APPROVAL" ? "A person decides" : "The evidence decides";
  $("name").textContent = study.name;
  $("now").textContent = words.now(study);
  $("training").hidden = study.outstanding === 0;
  const ended = ["CONCLUDED", "CANCELLED", "REFUSED", "FAILED"].includes(study.state);
  $("pause").hidden = ended || ["PAUSED", "CONCLUDING"].includes(study.state);
  $("resume").hidden = study.state !== "PAUSED";
  strip(study);
  legend(study);
  $("edf").replaceChildren(draw(edf, study, $("edf").clientWidth));
  $("edf-says").textContent = words.distributions(banded(edf, study), edf.confidence);
  revisions(study, edf);
  pending(study, review);
  decisions(study, !ended && study.state !== "CONCLUDING");
  baselines(study);
  guarantees(study);
  cost(study);
  bestNetworks(study, best, kept);
}

function strip(study) {
  const facts = [
    ["Best error", study.bestError == null ? "–" : `${words.error(study.bestError)} %`],
    ["Trained", study.trained], ["Diverged", study.diverged],
    ["Abandoned", study.abandoned, words.abandoned(study.abandonedByReason)],
    ["Outstanding", study.outstanding], ["Training time", words.duration(study.cost.seconds)],
  ];
  if (study.forecastSeconds != null) facts.push([study.state === "CONCLUDING" ? "To go, about" : "To go, at most", words.duration(study.forecastSeconds)]);
  $("strip").replaceChildren(...facts.map(([name, value, why]) =>
    make("div", { title: why ?? "" }, make("dt", {}, name), make("dd", {}, String(value)))));
}

function legend(study) {
  $("legend").replaceChildren(...study.revisions.map((r) => make("li", { className: r.out ? "out" : "" }, sample(r.revision), r.out ? `${r.name} (undone)` : r.name)));
}

const cell = (value) => make("td", { className: "n" }, String(value));

function revisions(study, edf) {
  const networks = (revision) => edf.revisions.find((e) => e.revision === revision)?.n ?? 0;
  $("revisions").tBodies[0].replaceChildren(...study.revisions.map((r) => make("tr", { className: r.out ? "out" : "" },
    make("th", { scope: "row", className: "space" }, ...spaceName(r.name)), cell(networks(r.revision)), cell(words.error(r.meanError)),
    cell(words.error(r.bestError)), cell(words.error(r.p10Error)), cell(words.error(r.p90Error)),
    make("td", { className: "n" }, r.log10Size == null ? "–" : "10", r.log10Size == null ? "" : make("sup", {}, r.log10Size.toFixed(1))))));
  const seeds = words.seeds(study);
  $("seeds").textContent = seeds ?? "";
  $("seeds").hidden = seeds == null;
}

function pending(study, review) {
  const waits = study.pending != null && study.policy === "APPROVAL";
  $("pending").hidden = !waits;
  if (!waits) return;
  $("pending").dataset.id = study.pending.id;
  $("pending-says").textContent = `${study.pending.statement}: ${study.pending.says}.`;
  $("pending-advice").textContent = [words.means(study.pending), words.claims[study.pending.claim](study.pending), study.pending.reference?.says,
    `The evidence says: ${words.plain(study.pending.recommendation)}.`].filter(Boolean).join(" ");
  $("pending").querySelector(".eyebrow").textContent =
    review ? `${review.reviewer} said ${review.approved ? "approve" : "reject"}; the analyzer decides next` : "Waits for you";
  $("word").hidden = review != null;
}

function decisions(study, runs) {
  $("no-decisions").hidden = study.decisions.length > 0 || study.pending != null;
  $("decisions").replaceChildren(...study.decisions.toReversed().map((d) => make("li", {},
    make("span", { className: d.undone ? "undone" : "" }, `${d.statement}: `, verdict(d.decision), `: ${d.says}.`),
    make("span", { className: "quiet" },
      [words.means(d), words.claims[d.claim](d), d.guarantee?.reason, d.reference?.says, `Decided by ${d.decidedBy}.`].filter(Boolean).join(" ")),
    ...undoing(study, d, runs))));
}

/** Who undid a decision, or the way to undo it while it can be. */
function undoing(study, decision, runs) {
  if (decision.undone) {
    return [make("span", { className: "quiet" }, `Undone by ${decision.undone.reviewer}: “${decision.undone.reason}”`)];
  }
  const out = study.revisions.find((r) => r.revision === decision.challenger)?.out;
  if (!runs || out || decision.decision !== "ACCEPTED") return [];
  const button = make("button", { type: "button", className: "small" }, "Undo");
  button.addEventListener("click", () => {
    $("undo").dataset.id = decision.id;
    $("undo-says").textContent = `${decision.statement}: ${words.plain(decision.decision)} by ${decision.decidedBy}.`;
    $("undo").showModal();
  });
  return [button];
}

function baselines(study) {
  $("beside").hidden = study.baselines.length === 0;
  $("baselines").tBodies[0].replaceChildren(...study.baselines.map((b) => make("tr", {},
    make("th", { scope: "row" }, b.name), cell(b.errorPercent == null ? words.plain(b.state) : `${words.error(b.errorPercent)} %`),
    cell(b.flops == null ? "–" : words.count(b.flops)))));
}

function guarantees(study) {
  $("guarantees").textContent = words.guarantees(study.errorBudget);
  const entries = study.errorBudget?.entries ?? [];
  $("levels-scroll").hidden = entries.length === 0;
  $("levels").tBodies[0].replaceChildren(...entries.map((e) => make("tr", {},
    make("th", { scope: "row", className: "space" }, words.plain(e.refinement).replaceAll("-", " ")),
    make("td", {}, e.decision == null ? "–" : verdict(e.decision)), cell(words.percent(e.level)))));
  const challenges = study.conclusion?.generalisations ?? [];
  $("challenges-scroll").hidden = challenges.length === 0;
  $("challenges").tBodies[0].replaceChildren(...challenges.map((g) => make("tr", { title: g.says },
    make("th", { scope: "row" }, g.challenge), cell(words.error(g.gain)), cell(g.interval.map(words.error).join(" to ")),
    make("td", {}, g.verdict == null ? "–" : words.plain(g.verdict)), cell(g.models))));
  const digest = study.conclusion?.digest;
  $("digest").hidden = digest == null;
  $("digest").textContent = digest == null ? "" : `Digest of all outcomes it rests on: ${digest}`;
}

function cost(study) {
  $("cost").textContent = words.cost(study.cost);
  const allowed = words.allowed(study.cost.budget);
  $("allowed").hidden = allowed == null;
  $("allowed").textContent = allowed ?? "";
  const nameOf = (revision) => study.revisions.find((r) => r.revision === revision)?.name ?? `revision ${revision}`;
  $("costs").tBodies[0].replaceChildren(...study.cost.entries.map((e) => make("tr", {},
    make("th", { scope: "row", className: "space" }, ...spaceName(nameOf(e.revision)), e.purpose ? `, ${words.besides[e.purpose]}` : ""),
    cell(e.trainings), cell(words.duration(e.seconds)), cell(words.count(e.flops)))));
}

function verdict(decision) {
  const made = make("span", { className: "verdict" }, words.plain(decision));
  made.dataset.tone = words.verdicts[decision];
  return made;
}

function files(candidateId) {
  return ["onnx", "json", "dl4j"].flatMap((format) => [
    make("a", { href: `/api/v1/candidates/${encodeURIComponent(candidateId)}/export?format=${format}`, download: "" }, format), " "]);
}

function bestNetworks(study, best, kept) {
  $("best-title").textContent = (study.conclusion ? "Best networks" : "Best networks so far") +
    (study.replicates > 1 ? ", each by its best seed" : "");
  $("best").hidden = best.length === 0;
  $("no-best").hidden = best.length > 0;
  const nameOf = (revision) => study.revisions.find((r) => r.revision === revision)?.name ?? `revision ${revision}`;
  const isKept = new Set(kept.map((network) => network.candidateId));
  const sameAs = (b) => best.findIndex((other) => JSON.stringify(other.architecture) === JSON.stringify(b.architecture));
  const repeated = (b, i) => sameAs(b) < i ? ` (the same network as the ${sameAs(b) + 1}. here)` : "";
  const stages = (architecture) => architecture.stages.map((s) => `${s.depth}×${s.width}`).join(" · ");
  $("best").tBodies[0].replaceChildren(...best.slice(0, BEST).map((b, i) => make("tr", {},
    cell(`${words.error(b.errorPercent)} %`), make("td", { className: "space" }, ...spaceName(nameOf(b.revision))),
    make("td", {}, stages(b.architecture) + repeated(b, i)), cell(words.count(b.flops)), cell(words.count(b.parameters)),
    make("td", {}, ...(isKept.has(b.candidateId) ? files(b.candidateId) : ["–"])))));
}

async function act(work) {
  try {
    await work();
    await refresh();
  } catch (failure) {
    problem(failure.message);
  }
}

$("pending").addEventListener("submit", (submitted) => {
  submitted.preventDefault();
  const review = submitted.submitter?.value ?? "approve";
  const body = { review };
  if ($("reviewer").value.trim()) body.reviewer = $("reviewer").value.trim();
  if ($("why").value.trim()) body.reason = $("why").value.trim();
  act(() => post(`/refinements/${encodeURIComponent(submitted.target.dataset.id)}/review`, body));
});
$("undo-form").addEventListener("submit", (submitted) => {
  if (submitted.submitter?.value !== "undo") return;
  const body = {};
  if ($("undo-reviewer").value.trim()) body.reviewer = $("undo-reviewer").value.trim();
  if ($("undo-why").value.trim()) body.reason = $("undo-why").value.trim();
  act(() => post(`/refinements/${encodeURIComponent($("undo").dataset.id)}/undo`, body));
});
$("pause").addEventListener("click", () => act(() => post(`/studies/${shown}:pause`)));
$("resume").addEventListener("click", () => act(() => post(`/studies/${shown}:resume`)));
$("studies").addEventListener("change", (changed) => { location.hash = changed.target.value; });
window.addEventListener("hashchange", refreshStudies);
window.addEventListener("resize", () => { redraw ??= setTimeout(() => { redraw = null; if (shown) refresh(); }, REDRAW_MS); });
$("here").textContent = location.origin;
$("login").addEventListener("submit", (submitted) => {
  submitted.preventDefault();
  post("/session", { key: $("key").value }).then(() => location.reload(), (failure) => problem(failure.message));
});

refreshStudies();
refreshLogin();
setInterval(refreshStudies, 5000);
