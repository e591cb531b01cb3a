package io.netspace.gateway;

import io.netspace.contracts.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void codeLivesWhereItBelongs() {
    ArchitectureRules.check("io.netspace.gateway");
  }
}
