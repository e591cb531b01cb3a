package io.netspace.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.local.client.Json;
import io.netspace.local.client.StudyView;
import org.junit.jupiter.api.Test;

class StudyTableTest {
  private static final String ONCE =
      """
      {"id": "demo-1", "state": "CONCLUDED", "replicates": 1,
       "revisions": [
         {"name": "AnyNetX_A", "requested": 14, "trained": 13, "diverged": 1, "meanError": 41.0,
          "bestError": 20.0, "p10Error": 25.0, "p90Error": 60.0, "log10Size": 10.28}],
       "decisions": []}
      """;
  private static final String TWICE =
      ONCE.replace("\"replicates\": 1", "\"replicates\": 2")
          .replace(
              "\"p90Error\"",
              "\"withinNetworks\": {\"deviation\": 1.24, \"share\": 0.094}, \"p90Error\"");

  @Test
  void aRevisionIsALine() throws JsonProcessingException {
    assertThat(StudyTable.lines(study(ONCE)))
        .containsExactly(
            "demo-1  concluded",
            "",
            "revision   trained  diverged  mean %  best %  p10 %  p90 %  log10",
            "AnyNetX_A  13/14    1         41.0    20.0    25.0   60.0   10.3");
  }

  @Test
  void whatSeedsVaryIsSaidWhereNetworksHaveSeveral() throws JsonProcessingException {
    assertThat(StudyTable.lines(study(TWICE)))
        .endsWith(
            "revision   trained  diverged  mean %  best %  p10 %  p90 %  log10  seed ± %  of variance",
            "AnyNetX_A  13/14    1         41.0    20.0    25.0   60.0   10.3   1.2       9 %");
  }

  @Test
  void whatIsNotKnownOfSeedsIsADash() throws JsonProcessingException {
    String unknown = TWICE.replaceAll("\"withinNetworks\": \\{.*?}, ", "");

    assertThat(StudyTable.lines(study(unknown)).getLast()).endsWith("10.3   –         –");
  }

  private static StudyView study(String json) throws JsonProcessingException {
    return Json.as(StudyView.class, new ObjectMapper().readTree(json));
  }
}
