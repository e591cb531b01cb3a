package io.netspace.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.cli.Netspace;
import io.netspace.cli.common.CommandContext;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the golden proof of a small study, and on what becomes of it when one thing is changed. */
class VerifyCommandTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Path GOLDEN =
      Path.of("../offline/src/test/resources/proofs/demo.proof.json");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  @TempDir private Path directory;
  private ObjectNode proof;

  @BeforeEach
  void read() throws IOException {
    proof = (ObjectNode) MAPPER.readTree(GOLDEN.toFile());
  }

  @Test
  void aProofAsItWasExportedIsEqual() throws IOException {
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout())
        .containsPattern(
            "revision 1, shared-bottleneck-ratio: accepted by evidence, not worse after [0-9]+"
                + " pairs: equal\n")
        .contains("conclusion: revision 2, AnyNetX_C: equal\n")
        .doesNotContain("different", "does not follow");
    assertThat(stderr()).isEqualTo("Study demo-4f1c02ab: 5 decisions recomputed, all equal.\n");
  }

  @Test
  void aChangedErrorIsFoundInItsOutcomeAndInTheDecisionThatLookedAtIt() throws IOException {
    // Given
    ObjectNode outcome = outcome(3, 3);
    String before = outcome.get("digest").asText();
    outcome.put("errorPercent", 45.25);
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stdout())
        .containsPattern(
            "revision 3, non-decreasing-widths: .*: does not follow\n"
                + recorded("challengerMeanError", "/decisions/2/evidence/challengerMeanError")
                + recorded("gain", "/decisions/2/evidence/gain")
                + recorded("interval.low", "/decisions/2/evidence/interval/low")
                + recorded("interval.high", "/decisions/2/evidence/interval/high"))
        .containsPattern(recorded("digest", "/decisions/2/evidence/guarantee/digest"))
        .containsPattern(
            "  Population demo-4f1c02ab.r3.challenge, index 3, candidate [0-9a-f]{16}: the log's"
                + " outcome has the digest "
                + before
                + ", this one \\(trained, 45.25 %\\) has [0-9a-f]{16}.");
    assertThat(stderr())
        .isEqualTo(
            "Study demo-4f1c02ab: not equal: revision 3, non-decreasing-widths; conclusion;"
                + " population demo-4f1c02ab.r3.challenge.\n");
  }

  @Test
  void aChangedErrorThatFixedAWindowIsFoundInTheDecisionsWithinIt() throws IOException {
    // Given
    outcome(1, 3).put("errorPercent", 45.25);
    // When
    verify();
    // Then
    assertThat(stdout())
        .containsPattern("revision 1, .*: does not follow")
        .containsPattern("revision 2, .*: does not follow")
        .containsPattern(
            recorded("errorWindow.low", "/decisions/1/evidence/guarantee/errorWindow/low"))
        .containsPattern("revision 3, .*: equal");
  }

  @Test
  void anErrorWithoutWhichThereIsNoVerdictTakesTheDecisionWithIt() throws IOException {
    // Given
    for (int index = 0; index < 12; index++) {
      outcome(1, index).put("errorPercent", 54.0).put("state", "trained");
    }
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stdout())
        .contains("  verdict: recorded not worse, recomputed undecided\n")
        .contains("  decision: recorded accepted, recomputed inconclusive\n")
        .contains("  By these outcomes ");
  }

  @Test
  void aChangedDigestIsNotThatOfItsOutcome() throws IOException {
    // Given
    outcome(0, 7).put("digest", "0123456789abcdef");
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stdout())
        .contains("Population demo-4f1c02ab.r0.explore, index 7, candidate ")
        .contains("the log's outcome has the digest 0123456789abcdef, this one ")
        .doesNotContain("does not follow");
  }

  @Test
  void aRemovedOutcomeIsMissedByItsPopulationAndByTheDecision() throws IOException {
    // Given
    ((ArrayNode) proof.at("/populations/2/outcomes")).remove(4);
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stdout())
        .contains(
            "  Population demo-4f1c02ab.r2.challenge has no outcome of index 4 that the comparison"
                + " looked at.\n")
        .containsPattern(
            "  Population demo-4f1c02ab.r2.challenge, index 4, candidate [0-9a-f]{16}: its outcome"
                + " is missing.");
  }

  @Test
  void aRemovedOutcomeOfThePilotLeavesNoWindow() throws IOException {
    // Given
    ((ArrayNode) proof.at("/populations/0/outcomes")).remove(4);
    // When
    verify();
    // Then
    assertThat(stdout())
        .contains(
            "  Population demo-4f1c02ab.r0.explore has no outcome of index 4 that fixes the window"
                + " of errors.\n");
  }

  @Test
  void aDuplicateOutcomeIsReported() throws IOException {
    // Given
    ((ArrayNode) proof.at("/populations/0/outcomes")).add(outcome(0, 4).deepCopy());
    // When
    verify();
    // Then
    assertThat(stdout())
        .contains("  Population demo-4f1c02ab.r0.explore, index 4 has two outcomes.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "/evidence/guarantee, level, 0.005, level: recorded 0.005",
    "/evidence/interval, low, -1.5, interval.low: recorded -1.5",
    "/evidence/guarantee/errorWindow, high, 60.0, errorWindow.high: recorded 60.0",
    "/evidence/guarantee, incumbentFrom, 19, 'incumbentFrom: recorded 19, recomputed 20'",
    "/evidence/guarantee, cap, 50, 'cap: recorded 50, recomputed 48'",
    "/evidence, confidence, 0.95, confidence: recorded 0.95",
    "/evidence, gain, 1.5, gain: recorded 1.5",
    "'', decision, REJECTED, 'decision: recorded rejected, recomputed accepted'",
    "'', decidedBy, ada, 'decidedBy: recorded ada, recomputed evidence'",
    "/evidence/guarantee, verdict, BETTER, 'verdict: recorded better, recomputed not worse'",
    "/evidence/guarantee, digest, 0123456789abcdef, 'digest: recorded 0123456789abcdef'"
  })
  void aDecisionThatIsChangedIsToldFromTheOneThatFollows(
      String where, String field, String value, String sentence) throws IOException {
    // Given
    ObjectNode changed = (ObjectNode) proof.at("/decisions/0" + where);
    changed.set(
        field,
        value.matches("-?[0-9.]+") && value.length() < 16
            ? MAPPER.readTree(value)
            : MAPPER.getNodeFactory().textNode(value));
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stdout())
        .contains("revision 1, shared-bottleneck-ratio: ", "does not follow", "  " + sentence);
  }

  @Test
  void aVerdictThatIsRecordedAfterItsLookWasThereBefore() throws IOException {
    // Given
    ObjectNode guarantee = (ObjectNode) proof.at("/decisions/0/evidence/guarantee");
    int pairs = guarantee.get("pairs").asInt();
    guarantee.put("pairs", pairs + 2);
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stdout())
        .contains("  pairs: recorded %d, recomputed %d\n".formatted(pairs + 2, pairs))
        .doesNotContain("  verdict: ", "  gain: ");
  }

  @Test
  void aVerdictThatIsRecordedBeforeItsLookIsNotThereYet() throws IOException {
    // Given
    ObjectNode guarantee = (ObjectNode) proof.at("/decisions/0/evidence/guarantee");
    int pairs = guarantee.get("pairs").asInt();
    guarantee.put("pairs", pairs - 1);
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stdout())
        .contains("  verdict: recorded not worse, recomputed undecided\n")
        .contains("  By these outcomes the verdict is not worse, after %d pairs.".formatted(pairs));
  }

  @Test
  void aFlippedDecisionLeavesTheNextOnesWithAnotherIncumbent() throws IOException {
    // Given
    ((ObjectNode) proof.at("/decisions/0")).put("decision", "REJECTED");
    // When
    verify();
    // Then
    assertThat(stdout())
        .containsPattern("revision 2, shared-group-width: .* does not follow")
        .contains("  incumbent: recorded 1, recomputed 0\n");
  }

  @Test
  void aDifferenceInTheLastDigitsIsReportedAndCounts() throws IOException {
    // Given
    ObjectNode evidence = (ObjectNode) proof.at("/decisions/0/evidence");
    evidence.put("gain", Math.nextUp(evidence.get("gain").asDouble()));
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout()).contains("  Equal to 1e-9, not to the last bit: gain.\n");
  }

  @Test
  void aClaimThatIsNotOnTheLadderIsRefusedBeforeAnythingIsRecomputed() throws IOException {
    // Given
    ((ObjectNode) proof.at("/revisions/3/refinement")).put("claim", "SIMPLIFICATION");
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stdout())
        .contains("  Revision 3 tests non-decreasing-widths, which is not on the study's ladder")
        .doesNotContain("revision 1, ");
  }

  @ParameterizedTest
  @CsvSource({
    "revision, 3, 'revision: recorded 3, recomputed 2'",
    "levelSpent, 0.01, levelSpent: recorded 0.01",
    "digest, 0123456789abcdef, digest: recorded 0123456789abcdef",
    "log10Size, 4, log10Size: recorded 4.0"
  })
  void aConclusionThatIsChangedIsToldFromTheOneThatFollows(
      String field, String value, String sentence) throws IOException {
    // Given
    ObjectNode conclusion = (ObjectNode) proof.get("conclusion");
    conclusion.set(
        field,
        value.length() < 16 ? MAPPER.readTree(value) : MAPPER.getNodeFactory().textNode(value));
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stdout()).contains("conclusion: revision ", "  " + sentence);
    assertThat(stderr()).endsWith("not equal: conclusion.\n");
  }

  @Test
  void aNetworkThatIsNotAmongTheBestIsFound() throws IOException {
    // Given
    ((ArrayNode) proof.at("/conclusion/best")).remove(0);
    // When
    verify();
    // Then
    assertThat(stdout()).contains("  best: recorded [");
  }

  @Test
  void aPopulationOfAnotherNameIsNoneOfTheStudys() throws IOException {
    // Given
    ((ObjectNode) proof.at("/populations/5")).put("id", "demo-4f1c02ab.r6.challenge");
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stdout())
        .contains(
            "  id: recorded demo-4f1c02ab.r6.challenge, recomputed demo-4f1c02ab.r5.challenge\n");
  }

  @Test
  void jsonHasTheSameChecksOnOneLine() throws IOException {
    // Given
    ((ObjectNode) proof.at("/decisions/1")).put("decision", "REJECTED");
    // When
    int exitCode = verify("--output", "json");
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stdout()).hasLineCount(1);
    JsonNode said = MAPPER.readTree(stdout());
    assertThat(said.get("study").asText()).isEqualTo("demo-4f1c02ab");
    assertThat(said.get("equal").asBoolean()).isFalse();
    assertThat(said.at("/checks/2/about").asText()).isEqualTo("DECISION");
    assertThat(said.at("/checks/2/state").asText()).isEqualTo("DIFFERENT");
    assertThat(said.at("/checks/2/differences/0/field").asText()).isEqualTo("decision");
    assertThat(said.at("/checks/2/differences/0/recomputed").asText()).isEqualTo("accepted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: demo | is no proof of a study: Unrecognized token 'name'",
        "[] | is no proof of a study: it is not a JSON object.",
        "{\"name\": \"demo\"} | is no proof of a study: it has no field proof; write one with",
        "{\"proof\": 2} | is no proof of a study: its version (2) must be 1",
        "{\"proof\": 1} | is no proof of a study: Missing required creator property"
      })
  void aFileThatIsNoProofIsOneSentence(String content, String sentence) throws IOException {
    // Given
    Path file = Files.writeString(directory.resolve("other.json"), content);
    // When
    int exitCode = execute("verify", file.toString());
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).startsWith("FILE (" + file + ") ").contains(sentence).hasLineCount(1);
    assertThat(out.size()).isZero();
  }

  @Test
  void aValueThatCannotBeIsOneSentence() throws IOException {
    // Given
    outcome(0, 2).put("index", 1_000_000);
    // When
    int exitCode = verify();
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("index (1000000) must be below 1000000").hasLineCount(1);
  }

  @Test
  void aMissingFileIsReported() {
    // When
    int exitCode = execute("verify", directory.resolve("none.json").toString());
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("none.json) does not exist;").hasLineCount(1);
  }

  private ObjectNode outcome(int population, int index) {
    return (ObjectNode) proof.at("/populations/%d/outcomes/%d".formatted(population, index));
  }

  /** The line of a field whose recorded value no longer follows. */
  private String recorded(String field, String where) {
    return "  %s: recorded %s, recomputed .*\n"
        .formatted(field, Pattern.quote(proof.at(where).asText()));
  }

  private int verify(String... options) throws IOException {
    Path file = directory.resolve("proof.json");
    MAPPER.writeValue(file.toFile(), proof);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "verify";
    arguments[1] = file.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return execute(arguments);
  }

  private int execute(String... arguments) {
    return Netspace.commandLine(
            new CommandContext(
                new Installation(directory),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new Terminal(new PrintStream(stderr, true, StandardCharsets.UTF_8), false, 80)))
        .execute(arguments);
  }

  private String stdout() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String stderr() {
    return stderr.toString(StandardCharsets.UTF_8);
  }
}
