package io.netspace.local.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.offline.common.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A study that compares two pairs of models a step, each trained twice and within a second. */
public final class TinyStudy {
  private static final String DOCUMENT =
      """
      name: tiny
      dataset: {generated: {classes: 4, input: 3x16x16}}
      regime: {flops: [0.05M, 0.3M], epochs: 1, batch: 32, trainImages: 128, validationImages: 40}
      space: {stem: {type: SIMPLE, width: 8}, strides: [1, 2, 2], maxDepth: 3, maxWidth: 64}
      models: 2
      replicates: 2
      """;

  private TinyStudy() {}

  /** As a file of a directory gives it. */
  public static JsonNode document(Path directory, Terminal terminal) throws IOException {
    return StudyFile.read(
        Files.writeString(directory.resolve("tiny.yaml"), DOCUMENT), null, terminal);
  }
}
