package io.netspace.offline;

import io.netspace.model.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "io.netspace.offline";

  @Test
  void whatNeedsNoServerKnowsNone() {
    ArchitectureRules.checkModule(
        ROOT,
        "io.netspace.model..",
        "io.netspace.formats..",
        "io.netspace.analyzer.domain..",
        "io.netspace.sampler.domain..",
        "io.netspace.trainer.domain..",
        "io.netspace.trainer.application..",
        "io.netspace.trainer.adapter.outbound.images..",
        "com.fasterxml.jackson..",
        "dev.hardwood..",
        "ai.onnxruntime..",
        "io.quarkus.qute..");
  }
}
