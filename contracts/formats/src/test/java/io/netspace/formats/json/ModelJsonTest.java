package io.netspace.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.model.study.CandidateResult;
import org.junit.jupiter.api.Test;

class ModelJsonTest {
  @Test
  void aQuestionOfARecordIsNoField() {
    // Given
    CandidateResult result = CandidateResult.TRAINED;

    // When
    JsonNode json = ModelJson.mapper().valueToTree(result);

    // Then
    assertThat(result.isOutcome()).isTrue();
    assertThat(json.has("outcome")).isFalse();
    assertThat(json.has("status")).isTrue();
  }
}
