package io.netspace.trainer;

import io.netspace.model.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final String ROOT = "io.netspace.trainer";

  @Test
  void theServiceKeepsTheRules() {
    ArchitectureRules.checkService(ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "images"})
  void thePackagesOfAnAdapterAreFreeOfCycles(String adapter) {
    String root = ROOT + ".adapter.outbound." + adapter;
    ArchitectureRules.packagesAreFreeOfCycles(root).check(ArchitectureRules.production(root));
  }
}
