package io.netspace.local.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.local.client.GatewayJson;

/** Studies as the gateway gives them. */
final class StudyViewFixture {
  private static final String EXPLORING =
      """
      {"id": "demo-1", "name": "demo", "state": "EXPLORING", "policy": "AUTONOMOUS", "seed": 1,
       "sampled": 14, "trained": 8, "diverged": 1, "abandoned": 0, "outstanding": 5,
       "bestError": 22.14,
       "revisions": [
         {"revision": 0, "name": "AnyNetX_A", "requested": 14, "sampled": 14, "trained": 8,
          "diverged": 1, "abandoned": 0, "outstanding": 5, "meanError": 41.04, "bestError": 22.14,
          "p10Error": 25.0, "p90Error": 60.0, "log10Size": 10.28, "trainingSeconds": 31.0}],
       "decisions": [], "pending": null, "conclusion": null, "forecastSeconds": 185.2,
       "reason": null}
      """;
  static final String CONCLUDED =
      """
      {"id": "demo-1", "name": "demo", "state": "CONCLUDED", "models": 60,
       "sampled": 28, "trained": 27, "diverged": 1, "abandoned": 0, "outstanding": 0,
       "bestError": 20.0,
       "revisions": [
         {"revision": 0, "name": "AnyNetX_A", "requested": 14, "trained": 13, "diverged": 1,
          "abandoned": 0, "meanError": 41.0, "log10Size": 10.28},
         {"revision": 1, "name": "AnyNetX_B", "requested": 14, "trained": 14, "diverged": 0,
          "abandoned": 0, "meanError": 40.2, "log10Size": 9.1}],
       "decisions": [
         {"id": "demo-1-r1", "refinement": "shared bottleneck ratio", "claim": "SIMPLIFICATION",
          "statement": "", "decision": "ACCEPTED", "decidedBy": "analyzer", "gain": 0.84,
          "interval": [-1.2, 2.9], "models": 14, "says": "at most 1.2 points worse"}],
       "pending": null,
       "conclusion": {"revision": 1, "name": "AnyNetX_B", "log10Size": 9.1, "best": []},
       "forecastSeconds": null, "reason": null}
      """;

  private static final String COMPARING =
      """
      {"id": "demo-1", "name": "demo", "state": "COMPARING", "bestError": 20.0,
       "revisions": [
         {"revision": 0, "name": "AnyNetX_A", "requested": 14, "trained": 14, "meanError": 41.0},
         {"revision": 1, "name": "AnyNetX_B", "parent": 0, "requested": 14, "trained": 14,
          "meanError": 40.2},
         {"revision": 2, "name": "AnyNetX_A+shared-groupWidth", "parent": 0, "requested": 14,
          "trained": 3, "meanError": 43.5}],
       "decisions": [], "pending": null, "conclusion": null, "forecastSeconds": null,
       "reason": null}
      """;

  /** A candidate is too large for every trainer. */
  static final String WAITING =
      EXPLORING.replace(
          "\"reason\": null", "\"reason\": null, \"waiting\": \"1 candidate waits.\"");

  /** Each of seven networks is trained twice; nothing is known of the second revision yet. */
  static final String REPLICATED =
      CONCLUDED
          .replace("\"CONCLUDED\"", "\"COMPARING\", \"replicates\": 2")
          .replace(
              "\"meanError\": 41.0",
              """
              "withinNetworks": {"variance": 1.44, "deviation": 1.2, "degreesOfFreedom": 7,
                                 "share": 0.094},
              "meanError": 41.0\
              """);

  private StudyViewFixture() {}

  static StudyView exploring() {
    return of(EXPLORING);
  }

  static StudyView waiting() {
    return of(WAITING);
  }

  static StudyView comparing() {
    return of(COMPARING);
  }

  static StudyView concluding() {
    return of(
        COMPARING
            .replace("COMPARING", "CONCLUDING")
            .replace("\"bestError\"", "\"outstanding\": 2, \"bestError\""));
  }

  static StudyView concluded() {
    return of(CONCLUDED);
  }

  /** It goes on since its only refinement was undone. */
  static StudyView undone() {
    return of(
        CONCLUDED
            .replace("\"CONCLUDED\"", "\"COMPARING\"")
            .replace(
                "\"says\"",
                """
                "undone": {"reviewer": "grace", "reason": "The images were wrong."},
                "says"\
                """));
  }

  /** It ended before its ladder did. */
  static StudyView budgetExhausted() {
    return of(
        CONCLUDED.replace(
            "\"best\": []",
            "\"reason\": \"The budget of 28 trainings is used up: 28 were asked for.\""));
  }

  static StudyView replicated() {
    return of(REPLICATED);
  }

  private static StudyView of(String json) {
    try {
      return GatewayJson.read(StudyView.class, new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
