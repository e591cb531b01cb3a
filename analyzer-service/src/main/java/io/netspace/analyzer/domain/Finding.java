package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Evidence;

/** What a look at two populations gives. */
public sealed interface Finding {
  /** Too few pairs have both fates known. */
  record NeedsMoreEvidence(int have, int need) implements Finding {}

  /** All that the comparison asks for is known. */
  record Found(Evidence evidence) implements Finding {}
}
