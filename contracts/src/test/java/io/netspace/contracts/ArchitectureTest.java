package io.netspace.contracts;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "io.netspace.contracts";
  private static final String VOCABULARY = ROOT + ".vocabulary";
  private static final String EVENT = ROOT + ".event";
  private static final JavaClasses CONTRACTS = ArchitectureRules.production(ROOT);

  @Test
  void theVocabularyKnowsOnlyTheLanguage() {
    ArchitectureRules.packageKnowsOnly(VOCABULARY).check(CONTRACTS);
  }

  @Test
  void eventsKnowOnlyTheVocabulary() {
    ArchitectureRules.packageKnowsOnly(EVENT, VOCABULARY).check(CONTRACTS);
  }

  @Test
  void documentsKnowTheVocabularyAndJson() {
    ArchitectureRules.packageKnowsOnly(ROOT + ".document", VOCABULARY, "com.fasterxml.jackson..")
        .check(CONTRACTS);
  }

  @Test
  void everyPackageIsNullMarked() {
    ArchitectureRules.packagesAreNullMarked(ROOT).check(CONTRACTS);
  }
}
