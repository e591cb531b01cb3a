package io.netspace.contracts.vocabulary;

import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netspace.contracts.vocabulary.TrainingTime.Measurement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingTimeTest {
  /** Solving in doubles. */
  private static final Percentage ROUNDING = Percentage.withPercentage(1e-6);

  private static final Offset<Double> NOTHING = within(1e-9);

  private static final double NOISE = 0.05;

  /** 5 % of noise on 200 measurements, with terms that go up together. */
  private static final Percentage COEFFICIENT = Percentage.withPercentage(25);

  /** A forecast is better than the coefficients: what one has too much, another lacks. */
  private static final Percentage FORECAST = Percentage.withPercentage(3);

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 30);
  }

  @Test
  void threeMeasurementsGiveThreeCoefficientsByHand() {
    // Given: 10 images of 2 s, 0.5 s a flop and 0.25 s an activation
    List<Measurement> measurements =
        List.of(
            measured(2, 4, 10, 10 * (2 + 1 + 1)),
            measured(4, 4, 10, 10 * (2 + 2 + 1)),
            measured(2, 8, 10, 10 * (2 + 1 + 2)));

    // When
    TrainingTime time = TrainingTime.fit(measurements).orElseThrow();

    // Then
    assertThat(time.secondsAnImage()).isCloseTo(2, ROUNDING);
    assertThat(time.secondsAFlop()).isCloseTo(0.5, ROUNDING);
    assertThat(time.secondsAnActivation()).isCloseTo(0.25, ROUNDING);
    assertThat(time.measurements()).isEqualTo(3);
    assertThat(time.medianError()).isCloseTo(0, NOTHING);
    assertThat(time.seconds(new Complexity(8, 0, 8), 3)).isCloseTo(3 * 8, ROUNDING);
  }

  @Test
  void errorsCountByTheirRatioToWhatWasMeasured() {
    // Given: 1 flop a second and 2 flops a second, of tasks of very unequal size
    List<Measurement> measurements = List.of(measured(1, 0, 1, 1), measured(2000, 0, 1, 1000));

    // When
    TrainingTime time = TrainingTime.fit(measurements).orElseThrow();

    // Then: the least of (b − 1)² + (2 b − 1)² is at b = 3 / 5; errors are −2 / 5 and 1 / 5
    assertThat(time.secondsAFlop()).isCloseTo(0.6, ROUNDING);
    assertThat(time.medianError()).isCloseTo(0.3, ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void knownCoefficientsComeBackFromNoisyMeasurements(int seed) {
    // Given
    Random random = new Random(seed);
    TrainingTime truth = new TrainingTime(2e-4, 3e-10, 5e-9, 0, 0);
    List<Measurement> measurements = measurements(random, truth, 200, NOISE);

    // When
    TrainingTime time = TrainingTime.fit(measurements).orElseThrow();

    // Then
    assertThat(time.secondsAnImage()).isCloseTo(truth.secondsAnImage(), COEFFICIENT);
    assertThat(time.secondsAFlop()).isCloseTo(truth.secondsAFlop(), COEFFICIENT);
    assertThat(time.secondsAnActivation()).isCloseTo(truth.secondsAnActivation(), COEFFICIENT);
    assertThat(time.medianError()).isBetween(NOISE / 3, NOISE);
    Complexity unseen = new Complexity(4_000_000, 0, 400_000);
    assertThat(time.seconds(unseen, 50_000)).isCloseTo(truth.seconds(unseen, 50_000), FORECAST);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noCoefficientsThatAreAllowedFitBetter(int seed) {
    // Given: what is fitted depends on nothing, so that some coefficients are held at 0
    Random random = new Random(seed);
    List<Measurement> measurements =
        measurements(random, new TrainingTime(1, 0, 0, 0, 0), 3 + seed % 5, 0.9);

    // When
    TrainingTime time = TrainingTime.fit(measurements).orElseThrow();

    // Then
    double squares = squares(time, measurements);
    for (int i = 0; i < 300; i++) {
      TrainingTime other =
          new TrainingTime(
              near(random, time.secondsAnImage(), 1e-2),
              near(random, time.secondsAFlop(), 1e-8),
              near(random, time.secondsAnActivation(), 1e-7),
              0,
              0);
      assertThat(squares(other, measurements)).isGreaterThanOrEqualTo(squares * (1 - 1e-9));
    }
    assertThat(time).isEqualTo(TrainingTime.fit(measurements).orElseThrow());
  }

  private static double near(Random random, double coefficient, double step) {
    double scale = random.nextBoolean() ? step : step / 100;
    return Math.max(0, coefficient + scale * random.nextGaussian());
  }

  private static double squares(TrainingTime time, List<Measurement> measurements) {
    return measurements.stream()
        .mapToDouble(one -> time.seconds(one.complexity(), one.images()) / one.seconds() - 1)
        .map(error -> error * error)
        .sum();
  }

  @Test
  void aTermThatIsNotNeededIsZero() {
    // Given
    TrainingTime truth = new TrainingTime(0, 3e-10, 0, 0, 0);

    // When
    TrainingTime time = TrainingTime.fit(measurements(new Random(1), truth, 50, 0)).orElseThrow();

    // Then
    assertThat(time.secondsAnImage()).isZero();
    assertThat(time.secondsAFlop()).isCloseTo(3e-10, ROUNDING);
    assertThat(time.secondsAnActivation()).isZero();
  }

  @Test
  void fewerThanThreeMeasurementsGiveSecondsInProportionToFlops() {
    // When
    TrainingTime time = TrainingTime.fit(List.of(measured(100, 7, 10, 5))).orElseThrow();

    // Then
    assertThat(time.secondsAnImage()).isZero();
    assertThat(time.secondsAnActivation()).isZero();
    assertThat(time.secondsAFlop()).isCloseTo(0.005, ROUNDING);
    assertThat(time.measurements()).isOne();
    assertThat(time.seconds(new Complexity(200, 0, 1), 20)).isCloseTo(20, ROUNDING);
  }

  @Test
  void withoutMeasurementsThereIsNoFit() {
    assertThat(TrainingTime.fit(List.of())).isEmpty();
    assertThat(TrainingTime.fit(List.of(), regime())).isEmpty();
  }

  @Test
  void equalNetworksAreForecastAsTheyWere() {
    // Given
    Measurement measurement = measured(1_000_000, 50_000, 1000, 12.5);

    // When
    TrainingTime time = TrainingTime.fit(Collections.nCopies(8, measurement)).orElseThrow();

    // Then
    assertThat(time.seconds(measurement.complexity(), 1000)).isCloseTo(12.5, ROUNDING);
    assertThat(time.medianError()).isCloseTo(0, NOTHING);
  }

  @Test
  void networksWithoutActivationsAreFittedByTheOtherTerms() {
    // When
    TrainingTime time =
        TrainingTime.fit(List.of(measured(1, 0, 1, 3), measured(2, 0, 1, 4), measured(3, 0, 1, 5)))
            .orElseThrow();

    // Then
    assertThat(time.secondsAnImage()).isCloseTo(2, ROUNDING);
    assertThat(time.secondsAFlop()).isCloseTo(1, ROUNDING);
    assertThat(time.secondsAnActivation()).isZero();
  }

  @Test
  void outcomesAreMeasurementsOfTheirRegime() {
    // Given
    CandidateTrained outcome = aCandidate().thatTrainedTo(6.8);
    CandidateTrained deeper = aCandidate().withDepth(7).at(1).thatTrainedTo(6.8);
    TrainingRun run = outcome.run();
    CandidateTrained unmeasured =
        new CandidateTrained(
            outcome.provenance(),
            outcome.candidate(),
            6.8,
            new TrainingRun(run.curve(), 0, 0, 1, run.trainer(), run.device(), run.engine()));

    // When
    TrainingTime time =
        TrainingTime.fit(List.of(outcome, deeper, unmeasured), regime()).orElseThrow();

    // Then
    long images = (long) regime().trainImages() * regime().epochs();
    assertThat(time)
        .isEqualTo(
            TrainingTime.fit(
                    List.of(
                        new Measurement(outcome.candidate().complexity(), images, run.seconds()),
                        new Measurement(deeper.candidate().complexity(), images, run.seconds())))
                .orElseThrow());
    assertThat(time.seconds(outcome.candidate().complexity(), regime()))
        .isEqualTo(time.seconds(outcome.candidate().complexity(), images));
  }

  @Test
  void whatIsNoMeasurementIsRefused() {
    assertThatThrownBy(() -> measured(0, 1, 1, 1))
        .hasMessage("flops (0) must be above 0 multiply-adds.");
    assertThatThrownBy(() -> measured(1, 1, 0, 1)).hasMessage("images (0) must be 1 or more.");
    assertThatThrownBy(() -> measured(1, 1, 1, Double.NaN))
        .hasMessage("seconds (NaN) must be a number of seconds above 0.");
  }

  private static Regime regime() {
    return aStudy().study().regime();
  }

  private static Measurement measured(long flops, long activations, long images, double seconds) {
    return new Measurement(new Complexity(flops, 0, activations), images, seconds);
  }

  /** Networks of 0.3 to 30 Mflops, 0.02 to 0.2 activations a flop. */
  private static List<Measurement> measurements(
      Random random, TrainingTime truth, int count, double noise) {
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long flops = (long) (3e5 * Math.pow(100, random.nextDouble()));
      long activations = (long) (flops * 0.02 * Math.pow(10, random.nextDouble()));
      double seconds = truth.seconds(new Complexity(flops, 0, activations), 10_000);
      double spoilt = seconds * Math.max(0.05, 1 + noise * random.nextGaussian());
      measurements.add(measured(flops, activations, 10_000, spoilt));
    }
    return measurements;
  }
}
