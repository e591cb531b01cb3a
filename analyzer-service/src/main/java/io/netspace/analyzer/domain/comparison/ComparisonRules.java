package io.netspace.analyzer.domain.comparison;

/** The version of the rules that a comparison follows. A study keeps those that it began with. */
public enum ComparisonRules {
  /**
   * A pair with an abandoned network is excluded, and no verdict is given once more than a tenth
   * are. Not valid where it depends on the network whether it is abandoned: gains are shown that do
   * not exist. After an undo the alphas of all comparisons may add up to more than the study's. For
   * studies that began with these rules.
   */
  VERSION_1,
  /**
   * An abandoned network counts as what speaks against whatever is claimed, and an accepting
   * verdict is withheld while the challenger has many more errors above the window. The alphas add
   * up in every branch, and a generalization test that is made again compares other networks.
   */
  VERSION_2
}
