package io.netspace.sampler;

import io.netspace.contracts.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theServiceKeepsTheRules() {
    ArchitectureRules.check("io.netspace.sampler");
  }
}
