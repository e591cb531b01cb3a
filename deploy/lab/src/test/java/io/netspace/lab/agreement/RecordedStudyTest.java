package io.netspace.lab.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.lab.calibration.ComparisonSettings;
import io.netspace.lab.calibration.SimulatedErrorDistribution;
import io.netspace.lab.calibration.Simulation;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Study;
import io.netspace.offline.common.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedStudyTest {
  private static final String HEADING = "study,revision,space,index,state,error\n";
  private static final ComparisonSettings RULE =
      new ComparisonSettings(Study.MAX_PAIRS, 2, 2, 0.05, 90);

  @TempDir private Path directory;

  private Path file(String name, String lines) throws IOException {
    return Files.writeString(directory.resolve(name), HEADING + lines);
  }

  @Test
  void networksAreReadInTheOrderOfTheirIndices() throws IOException {
    // Given
    Path first =
        file(
            "a.csv",
            """
            one,1,AnyNetX_B,0,trained,37.5
            one,0,AnyNetX_A,1,diverged,90
            one,0,AnyNetX_A,0,trained,40.25
            one,0,AnyNetX_A,2,abandoned,
            """);
    file("b.csv", "two,0,AnyNetX_A,0,trained,1\ntwo,1,AnyNetX_B,0,trained,2\n");
    // When
    List<RecordedStudy> studies = RecordedStudy.read(List.of(directory));
    // Then
    assertThat(studies).extracting(RecordedStudy::name).containsExactly("one", "two");
    assertThat(studies).first().isEqualTo(RecordedStudy.read(List.of(first)).getFirst());
    RecordedRevision start = studies.getFirst().revisions().getFirst();
    assertThat(start.space()).isEqualTo("AnyNetX_A");
    assertThat(start.models()).hasSize(3);
    assertThat(start.errors()).containsExactly(40.25, 90);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s,0,A,0,trained | line 2: has 5 columns; must have 6",
        "s,x,A,0,trained,1 | revision (x) must be a whole number",
        "s,0,A,-1,trained,1 | index (-1) must be a whole number",
        "s,0,A,0,lost,1 | state (lost) must be trained, diverged or abandoned",
        "s,0,A,0,trained,101 | error (101) must be a number of 0 to 100 percent",
        "s,0,A,0,trained,none | error (none) must be a number",
        "s,0,A,0,trained,1 | study (s) has one revision",
      })
  void whatIsNotUnderstoodIsNamedWithItsPlace(String line, String said) throws IOException {
    // Given
    List<Path> files = List.of(file("a.csv", line + "\n"));
    // When
    var reading = assertThatThrownBy(() -> RecordedStudy.read(files));
    // Then
    reading.isInstanceOf(CommandException.class).hasMessageContaining(said);
  }

  @Test
  void twoNetworksOfOneIndexAreRefused() throws IOException {
    // Given
    List<Path> files = List.of(file("a.csv", "s,0,A,7,trained,1\ns,0,A,7,trained,2\n"));
    // When
    var reading = assertThatThrownBy(() -> RecordedStudy.read(files));
    // Then
    reading.hasMessageContaining("two networks of index 7 in revision 0; keep one");
  }

  private static RecordedRevision revision(int number, double shift) {
    SplittableRandom random = new SplittableRandom(number);
    SimulatedErrorDistribution law = new SimulatedErrorDistribution(shift);
    return new RecordedRevision(
        number,
        "space " + number,
        IntStream.range(0, 80)
            .mapToObj(_ -> new RecordedModel(CandidateStatus.TRAINED, law.sample(random), null))
            .toList());
  }

  @Test
  void whatIsClearIsDecidedOnFewModelsAsOnAll() {
    // Given: a simplification that costs nothing but gains much, and one that costs far too much.
    RecordedStudy study =
        new RecordedStudy("s", List.of(revision(0, 0), revision(1, 6), revision(2, -4)));
    // When
    List<Agreement> agreements =
        new AgreementBench(new Simulation(30, 1, _ -> {}), RULE).run(study);
    // Then
    assertThat(agreements)
        .extracting(Agreement::decision)
        .containsExactly(
            Decision.ACCEPTED, Decision.REJECTED, Decision.ACCEPTED, Decision.REJECTED);
    assertThat(agreements).allMatch(one -> one.agreementRate() >= 0.8 && one.oppositeRate() == 0);
    assertThat(agreements).allMatch(one -> one.fixedSizeAgreementRate() >= one.agreementRate());
    assertThat(agreements).allMatch(one -> one.reductionFactor() > 1.5 && one.medianPairs() < 50);
    assertThat(agreements)
        .extracting(Agreement::alpha)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    List<AgreementTotal> totals = AgreementTotal.of(agreements);
    assertThat(totals).allMatch(total -> total.agreementRate() > 0.9 && total.agreementRate() <= 1);
    assertThat(totals.getFirst().reductionFactor())
        .isGreaterThan(totals.getLast().reductionFactor());
  }

  @Test
  void aStudyLongerThanTheLadderIsRefused() {
    // Given
    RecordedStudy study =
        new RecordedStudy("s", IntStream.range(0, 7).mapToObj(i -> revision(i, 0)).toList());
    AgreementBench bench = new AgreementBench(new Simulation(10, 1, _ -> {}), RULE);
    // When
    var running = assertThatThrownBy(() -> bench.run(study));
    // Then
    running.hasMessageContaining("study (s) has 7 revisions; the paper's ladder leads to 6");
  }
}
