package io.netspace.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.local.client.GatewayJson;
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
  void seedVarianceIsShownForReplicatedNetworks() throws JsonProcessingException {
    assertThat(StudyTable.lines(study(TWICE)))
        .endsWith(
            "revision   trained  diverged  mean %  best %  p10 %  p90 %  log10  seed ± %  of"
                + " variance",
            "AnyNetX_A  13/14    1         41.0    20.0    25.0   60.0   10.3   1.2       9 %");
  }

  @Test
  void unknownSeedVarianceIsADash() throws JsonProcessingException {
    String unknown = TWICE.replaceAll("\"withinNetworks\": \\{.*?}, ", "");

    assertThat(StudyTable.lines(study(unknown)).getLast()).endsWith("10.3   –         –");
  }

  @Test
  void guaranteesAndCostsFollowTheTables() throws JsonProcessingException {
    String decided =
        ONCE.replace(
            "\"decisions\": []",
            """
            "decisions": [
              {"id": "demo-1.r1", "refinement": "shared-bottleneck-ratio",
               "claim": "SIMPLIFICATION", "statement": "", "decision": "ACCEPTED",
               "decidedBy": "evidence", "gain": -0.2, "interval": [-1.5, 1.1], "models": 60,
               "says": "at most 1.5 points worse",
               "undone": {"reviewer": "grace", "reason": "Wrong images."}}],
            "baselines": [
              {"name": "ResNet-50", "state": "TRAINED", "errorPercent": 25.04},
              {"name": "ResNet-101", "state": "OUTSTANDING", "errorPercent": null}],
            "conclusion": {"name": "AnyNetX_B", "generalisations": [
              {"challenge": "epochs-x3", "says": "at least 0.9 points better"}]},
            "errorBudget": {"level": 0.05, "spent": 0.0135},
            "cost": {"trainings": 45, "seconds": 288.0, "flops": 9.1e13,
                     "budget": {"trainings": 500, "hours": 2.5},
                     "forecastSecondsToNextDecision": 90.0}
            """);

    assertThat(StudyTable.lines(study(decided)))
        .anySatisfy(line -> assertThat(line).contains("accepted, undone"))
        .endsWith(
            "",
            "shared-bottleneck-ratio: accepted: at most 1.5 points worse.",
            "The final space against the starting one, epochs-x3: at least 0.9 points better.",
            "ResNet-50: 25.0 % error.",
            "ResNet-101: outstanding.",
            "Any interval of this study misses its gain with a chance of at most 5 %; the"
                + " comparisons so far add up to 1.4 %.",
            "45 trainings, 4 min of trainers, 9.1e+13 multiply-adds, of at most 500 trainings,"
                + " 2.5 hours. The next decision is likely in 90 s.");
  }

  private static StudyView study(String json) throws JsonProcessingException {
    return GatewayJson.read(StudyView.class, new ObjectMapper().readTree(json));
  }
}
