package io.netspace.trainer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
  /** Of the authors' splitmix64.c, seeded with 1234567. */
  private static final String[] PUBLISHED = {
    "6457827717110365317",
    "3203168211198807973",
    "9817491932198370423",
    "4593380528125082431",
    "16408922859458223821"
  };

  @Test
  void theOutputsAreTheReferenceImplementations() {
    assertThat(
            LongStream.rangeClosed(1, 5)
                .mapToObj(n -> Long.toUnsignedString(SplitMix64.output(1_234_567, n))))
        .containsExactly(PUBLISHED);
  }

  @Test
  void uniformNumbersAreTheUpper53BitsOfTheOutputs() {
    // Given
    SplitMix64 random = new SplitMix64(1_234_567);

    // Then
    for (String output : PUBLISHED) {
      assertThat(random.uniform(0, 1))
          .isEqualTo((Long.parseUnsignedLong(output) >>> 11) * 0x1.0p-53);
    }
  }
}
