package io.netspace.formats.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Studies of all that a document can say keep the ids that they were given first. */
class StudyIdsTest {
  static Stream<Golden> goldens() {
    try (InputStream file = StudyIdsTest.class.getResourceAsStream("/golden/ids/studies.yaml")) {
      JsonNode list = new YAMLMapper().readTree(Objects.requireNonNull(file));
      return StreamSupport.stream(list.spliterator(), false).map(Golden::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void theIdOfAStudyNeverChanges(Golden golden) {
    assertThat(StudyDocument.parse(golden.document(), golden.key()).id().value())
        .isEqualTo(golden.id());
  }

  @Test
  void studiesThatDifferHaveIdsThatDiffer() {
    assertThat(goldens().map(Golden::id)).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
  }

  record Golden(String id, String about, @Nullable String key, JsonNode document) {
    static Golden of(JsonNode entry) {
      JsonNode key = entry.path("key");
      return new Golden(
          entry.get("id").textValue(),
          entry.get("about").textValue(),
          key.isMissingNode() ? null : key.textValue(),
          entry.get("study"));
    }

    @Override
    public String toString() {
      return about;
    }
  }
}
