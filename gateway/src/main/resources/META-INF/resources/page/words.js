/** Numbers and facts in words. */

/** Digits raised: "11.7" is ¹¹·⁷. */
function superscript(number) {
  return number.replace(/[0-9.]/g, (c) => (c === "." ? "·" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c]));
}

export const error = (value) => (value == null ? "–" : value.toFixed(1).replace("-", "−"));

const UNITS = [[1e18, "E"], [1e15, "P"], [1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "K"]];

export function count(value) {
  const unit = UNITS.find(([size]) => value >= size);
  return unit ? `${Number((value / unit[0]).toPrecision(3))} ${unit[1]}` : String(value);
}

export function duration(seconds) {
  if (seconds == null) return "–";
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

export const plain = (state) => state.replaceAll("_", " ").toLowerCase();

/** How many were given up, and why; null when none were. */
export function abandoned(reasons) {
  const parts = Object.entries(reasons).map(([reason, n]) => `${n} ${plain(reason)}`);
  return parts.length ? parts.join(", ") : null;
}

/** A chance in percent, rounded up to two digits. */
export function percent(chance) {
  const points = Number((100 * chance).toPrecision(9));
  if (points <= 0) return "0 %";
  const digit = 10 ** (Math.floor(Math.log10(points)) - 1);
  return `${Number((Math.ceil(Number((points / digit).toPrecision(9))) * digit).toPrecision(2))} %`;
}

/** The mean errors that were compared, as a sentence. */
export const means = (e) => `Mean error ${error(e.incumbentMeanError)} → ${error(e.challengerMeanError)} %.`;

/** What is guaranteed, and what of the error budget is spent. */
export function guarantees(budget) {
  if (budget == null) return "An earlier version of netspace decided: each interval holds for one look at it.";
  const spent = budget.entries.length ? `the comparisons so far add up to ${percent(budget.spent)}` : "no comparison is decided yet";
  return `The chance that any interval of this study misses its gain, whenever anyone looks, is at most ${percent(budget.level)}: ${spent}.`;
}

/** What training cost so far, and when the next decision comes. */
export function cost(cost) {
  const next = cost.forecastSecondsToNextDecision;
  return `${duration(cost.seconds)} of trainers, ${count(cost.flops)} multiply-adds, ${cost.trainings} trainings.` +
    (next == null ? "" : ` The next decision is likely in ${duration(next)}.`);
}

/** What a study may spend, null without a limit. */
export function allowed(budget) {
  if (budget == null) return null;
  const parts = [
    budget.trainings == null ? null : `${budget.trainings} trainings`,
    budget.hours == null ? null : `${budget.hours} trainer hours`,
    budget.flops == null ? null : `${count(budget.flops)} multiply-adds`,
  ].filter((part) => part != null);
  return `It may spend ${parts.join(", ")}.`;
}

/** How to read the distributions, and the band around one of them. */
export function distributions(banded, confidence) {
  return "The further a line lies to the left, the better the networks of that space." + (banded
    ? ` With ${Number((100 * confidence).toPrecision(4))} % confidence, whenever you look, the band holds the line that all networks of ${banded.name} would draw.`
    : "");
}

/** What populations beside the revisions are for. */
export const besides = { BASELINE: "published networks", GENERALISATION: "under challenges" };

export const claims = {
  SIMPLIFICATION: (e) => `Claim: not worse by more than ${error(e.margin)} points.`,
  IMPROVEMENT: () => "Claim: lower mean error.",
};

export const tones = {
  EXPLORING: "busy", COMPARING: "busy", AWAITING_APPROVAL: "ask", PAUSED: "ask",
  CONCLUDING: "busy", CANCELLED: "bad", REFUSED: "bad", FAILED: "bad", CONCLUDED: "good",
};

export const verdicts = { ACCEPTED: "good", REJECTED: "bad", INCONCLUSIVE: "" };

/** How often a network is trained, and how far that shows in its error; null where it is trained once. */
export function seeds(study) {
  if (study.replicates === 1) return null;
  const told = study.revisions.findLast((r) => r.withinNetworks != null);
  const { deviation, share } = told?.withinNetworks ?? {};
  return `Each network is trained with ${study.replicates} seeds; its error is their mean.` +
    (told ? ` In ${told.name}, a network's error varies by ${error(deviation)} points from seed to seed` : "") +
    (share == null ? "" : `, ${Math.round(share * 100)} % of the population's variance`) + (told ? "." : "");
}

/** What somebody requested, by the type of its event. */
export const changes = {
  StudyRequested: "study requested", StudyPaused: "paused", StudyResumed: "resumed", StudyCancelled: "cancelled",
  RefinementReviewed: "refinement reviewed", RefinementUndone: "refinement undone",
};

const gigabytes = (bytes) => `${(bytes / 1e9).toFixed(1)} GB`;

/** The candidate of an event. */
export function candidate(event, replicates) {
  const { index, replicate, population } = event.candidate;
  const place = population.purpose === "BASELINE" ? `published network ${index + 1}` : `network ${index + 1} of revision ${event.provenance.revision}`;
  return place + (population.challenge ? ` under ${population.challenge}` : "") +
    (replicates > 1 ? `, seed ${replicate + 1} of ${replicates}` : "");
}

/** What goes on in a study now. */
export function now(study) {
  return [present(study), study.waiting].filter(Boolean).join(" ");
}

function present(study) {
  const current = study.revisions.at(-1);
  const done = current ? current.sampled - current.outstanding : 0;
  const things = study.replicates > 1 ? "trainings" : "networks";
  const progress = current ? `${done} of ${current.requested} ${things} have their outcome.` : "";
  switch (study.state) {
    case "EXPLORING":
      return current ? `Exploring ${current.name}: ${progress}`
        : "Asked for. The analyzer opens the study and publishes its starting space next.";
    case "COMPARING": {
      const parent = study.revisions.find((r) => r.revision === current.parent);
      return `Comparing ${current.name}${parent ? ` with ${parent.name}` : ""}: ${progress}`;
    }
    case "AWAITING_APPROVAL":
      return "A refinement is tested and waits for your decision.";
    case "PAUSED":
      return "Paused: no more networks are sampled; those already queued are still trained.";
    case "CONCLUDING":
      return `The ladder is done; ${study.outstanding} ${things} still have no outcome.`;
    case "CONCLUDED":
      return `Concluded with ${study.conclusion.name}, a space of 10${superscript(study.conclusion.log10Size.toFixed(1))} parameter settings.` +
        (study.conclusion.reason ? ` ${study.conclusion.reason}` : "");
    default:
      return study.reason ?? "";
  }
}

/** One event of the stream, as a short sentence; null when it is not told. */
export function told(type, event, replicates) {
  const name = () => `revision ${event.provenance.revision}`;
  const one = () => candidate(event, replicates);
  switch (type) {
    case "StudyRequested": return "The study was asked for";
    case "StudyPaused": return "Paused";
    case "StudyResumed": return "Resumed";
    case "StudyCancelled": return `Cancelled: ${event.reason}`;
    case "StudyRefused": return `${event.failed ? "Failed" : "Refused"}: ${event.reason}`;
    case "StudyConcluded": return `Concluded with ${event.conclusion.space.name}`;
    case "DesignSpacePublished": return `${event.space.space.name} published as revision ${event.space.number}`;
    case "PopulationRequested": return `${event.upToIndex} ${event.baselines ? "published networks" : `networks of ${event.space.name}`} requested`;
    case "PopulationClosed": return `Population of ${name()} closed`;
    case "PopulationExhausted": return `No more networks of ${name()} fit the window`;
    case "CandidateSampled": return `Sampled ${one()}`;
    case "CandidateTrained": return `Trained ${one()} to ${error(event.errorPercent)} % error`;
    case "CandidateDiverged": return `Diverged: ${one()}, ${event.reason}`;
    case "CandidateAbandoned": return `Abandoned: ${one()}, ${event.detail}`;
    case "CandidateRequeued": return `Too large for ${event.trainer}: ${one()} takes about ${gigabytes(event.memoryBytes)} of memory, the trainer has ${gigabytes(event.trainerMemoryBytes)}`;
    case "RefinementProposed": return `Proposed: ${event.change.statement}, evidence says ${plain(event.recommendation)}`;
    case "RefinementReviewed": return `${event.reviewer}: ${plain(event.review)}, “${event.reason}”`;
    case "RefinementUndone": return `${event.reviewer} undid revision ${event.provenance.revision}: “${event.reason}”`;
    case "RefinementDecided": return `Decided: ${event.change.statement}, ${plain(event.decision)}`;
    default: return null;
  }
}

export const eventTypes = [
  "StudyRequested", "StudyPaused", "StudyResumed", "StudyCancelled", "StudyRefused", "StudyConcluded",
  "DesignSpacePublished", "PopulationRequested", "PopulationClosed", "PopulationExhausted",
  "CandidateSampled", "CandidateTrained", "CandidateDiverged", "CandidateAbandoned", "CandidateRequeued", "EpochCompleted",
  "RefinementProposed", "RefinementReviewed", "RefinementDecided", "RefinementUndone",
];
