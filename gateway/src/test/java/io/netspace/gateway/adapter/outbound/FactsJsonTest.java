package io.netspace.gateway.adapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.gateway.domain.study.RefinementFacts;
import io.netspace.gateway.domain.study.UndoFacts;
import org.junit.jupiter.api.Test;

class FactsJsonTest {
  private static final RefinementFacts UNDONE =
      new RefinementFacts("demo-1.r1", null, null, null, new UndoFacts("ada", "Wrong images."));

  private final FactsJson json = new FactsJson();

  @Test
  void factsHoldTheirComponentsAndNothingDerived() throws JsonProcessingException {
    // When
    JsonNode tree = new ObjectMapper().readTree(json.write(UNDONE));
    // Then
    assertThat(tree.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "undone");
    assertThat(tree.path("undone").path("reviewer").asText()).isEqualTo("ada");
  }

  @Test
  void factsAreReadAsTheyWereWritten() {
    assertThat(json.read(json.write(UNDONE), RefinementFacts.class)).isEqualTo(UNDONE);
  }

  @Test
  void derivedFieldsOfAnEarlierVersionAreIgnored() {
    assertThat(json.read("{\"id\": \"demo-1.r1\", \"accepted\": true}", RefinementFacts.class))
        .isEqualTo(new RefinementFacts("demo-1.r1", null, null, null, null));
  }
}
