package io.netspace.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.common.Window;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalingTest {
  private static final ImageShape IMAGENET = new ImageShape(3, 224, 224);
  private static final Window PAPER = new Window(360_000_000, 400_000_000);

  static List<String> names() {
    return Zoo.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNetworkOfTheZooFitsThePapersWindow(String name) {
    // When
    Scaling scaling = Scaling.of(Zoo.named(name), IMAGENET, 100, PAPER);

    // Then
    Scaling.Fitting fitting = fitting(scaling);
    assertThat(PAPER.contains(fitting.complexity().flops())).isTrue();
    assertThat(fitting.complexity()).isEqualTo(Complexity.of(fitting.network()));
    assertThat(fitting.network().input()).isEqualTo(IMAGENET);
    assertThat(fitting.network().classes()).isEqualTo(100);
    assertThat(scaling).isEqualTo(Scaling.of(Zoo.named(name), IMAGENET, 100, PAPER));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNetworkOfTheZooFitsASmallWindowOnSmallImages(String name) {
    // Given
    Window window = new Window(9_500_000, 10_500_000);

    // When
    Scaling scaling = Scaling.of(Zoo.named(name), new ImageShape(3, 32, 32), 10, window);

    // Then
    assertThat(window.contains(fitting(scaling).complexity().flops())).isTrue();
  }

  @Test
  void aNetworkThatFitsStaysAsItIs() {
    // Given
    Architecture network = Zoo.named("RegNetX-400MF");

    // When
    Scaling scaling = Scaling.of(network, IMAGENET, 1000, PAPER);

    // Then
    assertThat(scaling).isEqualTo(new Scaling.Fitting(network, Complexity.of(network), 1, 1));
  }

  @Test
  void depthAndTheNumberOfGroupsAreKept() {
    // Given
    Architecture resNet = Zoo.named("ResNet-50");
    Architecture resNeXt = Zoo.named("ResNeXt-50");

    // When
    Scaling.Fitting one = fitting(Scaling.of(resNet, IMAGENET, 1000, PAPER));
    Scaling.Fitting many = fitting(Scaling.of(resNeXt, IMAGENET, 1000, PAPER));

    // Then
    assertThat(one.network().depth()).isEqualTo(16);
    assertThat(one.network().stages()).allMatch(stage -> stage.groups() == 1);
    assertThat(many.network().depth()).isEqualTo(16);
    assertThat(many.network().stages()).allMatch(stage -> stage.groups() > 1);
  }

  @Test
  void whatIsTooLargeAtItsNarrowestGetsShallower() {
    // When
    Scaling.Fitting fitting =
        fitting(
            Scaling.of(
                Zoo.named("ResNet-110"),
                new ImageShape(3, 32, 32),
                10,
                new Window(10_000_000, 11_000_000)));

    // Then
    assertThat(fitting.depthFactor()).isLessThan(1);
    assertThat(fitting.network().depth()).isLessThan(54);
  }

  @Test
  void anImpossibleWindowIsSaidWithTheNearestNetwork() {
    // When
    Scaling scaling = Scaling.of(Zoo.named("ResNet-50"), IMAGENET, 1000, new Window(1, 1000));

    // Then
    assertThat(scaling).isInstanceOf(Scaling.Impossible.class);
    assertThat(((Scaling.Impossible) scaling).reason())
        .matches(
            "flops \\(1 to 1000\\) has no network of this kind on 3x224x224; the nearest has \\d+\\. Maybe widen the window\\.");
  }

  @Test
  void aWindowFromZeroAsksForItsUpperHalf() {
    // When
    Scaling.Fitting fitting =
        fitting(Scaling.of(Zoo.named("RegNetX-4.0GF"), IMAGENET, 1000, new Window(0, 400_000_000)));

    // Then
    assertThat(fitting.complexity().flops()).isBetween(200_000_000L, 400_000_000L);
  }

  private static Scaling.Fitting fitting(Scaling scaling) {
    assertThat(scaling).isInstanceOf(Scaling.Fitting.class);
    return (Scaling.Fitting) scaling;
  }
}
