package io.netspace.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.model.study.GeneralizationTest;
import org.junit.jupiter.api.Test;

class GatewayJsonTest {
  @Test
  void whatAnEarlierGatewayDoesNotSendIsNullZeroOrEmpty() throws JsonProcessingException {
    // When
    StudyView study =
        read(
            """
            {"id": "demo-1", "state": "CONCLUDED", "baselines": null,
             "revisions": [{"name": "AnyNetX_A"}],
             "conclusion": {"name": "AnyNetX_B"}}
            """);
    // Then
    assertThat(study.state()).isEqualTo(StudyState.CONCLUDED);
    assertThat(study.replicates()).isZero();
    assertThat(study.baselines()).isEmpty();
    assertThat(study.decisions()).isEmpty();
    assertThat(study.abandonedByReason()).isEmpty();
    assertThat(study.bestError()).isNull();
    assertThat(study.cost()).isNull();
    assertThat(study.revisions().getFirst().trained()).isZero();
    assertThat(study.conclusion().generalisations()).isEmpty();
  }

  @Test
  void whatALaterGatewaySendsInAdditionIsIgnored() throws JsonProcessingException {
    // When
    StudyView study = read("{\"id\": \"demo-1\", \"later\": {\"field\": 1}}");
    // Then
    assertThat(study.id()).isEqualTo("demo-1");
  }

  @Test
  void aGeneralizationTestIsReadByItsLabel() throws JsonProcessingException {
    // When
    StudyView study =
        read("{\"conclusion\": {\"generalisations\": [{\"challenge\": \"epochs-x3\"}]}}");
    // Then
    assertThat(study.conclusion().generalisations().getFirst().challenge())
        .isEqualTo(GeneralizationTest.EPOCHS_X3);
  }

  private static StudyView read(String json) throws JsonProcessingException {
    return GatewayJson.read(StudyView.class, new ObjectMapper().readTree(json));
  }
}
