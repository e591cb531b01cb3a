package io.netspace.trainer.adapter.outbound.images.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pickles that Python 3.12 and NumPy 2.4 wrote: {@code pickle.dumps({b'labels': [3, 300], b'data':
 * numpy.array([[0, 127, 128], [255, 1, 2]], numpy.uint8), b'label_names': [b'ape', b'cat']},
 * protocol)}, and others.
 */
class PickledDictionaryTest {
  private static final String PROTOCOL_4 =
      "gASVzAAAAAAAAAB9lChDBmxhYmVsc5RdlChLA00sAWVDBGRhdGGUjBZudW1weS5fY29yZS5tdWx0aWFycmF5lIwMX3JlY29uc3RydWN0lJOUjAVudW1weZSMB25kYXJyYXmUk5RLAIWUQwFilIeUUpQoSwFLAksDhpRoB4wFZHR5cGWUk5SMAnUxlImIh5RSlChLA4wBfJROTk5K/////0r/////SwB0lGKJQwYAf4D/AQKUdJRiQwtsYWJlbF9uYW1lc5RdlChDA2FwZZRDA2NhdJRldS4=";

  @TempDir private Path folder;
  private final Arena arena = Arena.ofShared();

  @AfterEach
  void close() {
    arena.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gAJ9cQAoY19jb2RlY3MKZW5jb2RlCnEBWAYAAABsYWJlbHNxAlgGAAAAbGF0aW4xcQOGcQRScQVdcQYoSwNNLAFlaAFYBAAAAGRhdGFxB2gDhnEIUnEJY251bXB5Ll9jb3JlLm11bHRpYXJyYXkKX3JlY29uc3RydWN0CnEKY251bXB5Cm5kYXJyYXkKcQtLAIVxDGgBWAEAAABicQ1oA4ZxDlJxD4dxEFJxEShLAUsCSwOGcRJjbnVtcHkKZHR5cGUKcRNYAgAAAHUxcRSJiIdxFVJxFihLA1gBAAAAfHEXTk5OSv////9K/////0sAdHEYYoloAVgIAAAAAH/CgMO/AQJxGWgDhnEaUnEbdHEcYmgBWAsAAABsYWJlbF9uYW1lc3EdaAOGcR5ScR9dcSAoaAFYAwAAAGFwZXEhaAOGcSJScSNoAVgDAAAAY2F0cSRoA4ZxJVJxJmV1Lg==",
        "gAN9cQAoQwZsYWJlbHNxAV1xAihLA00sAWVDBGRhdGFxA2NudW1weS5fY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxBGNudW1weQpuZGFycmF5CnEFSwCFcQZDAWJxB4dxCFJxCShLAUsCSwOGcQpjbnVtcHkKZHR5cGUKcQtYAgAAAHUxcQyJiIdxDVJxDihLA1gBAAAAfHEPTk5OSv////9K/////0sAdHEQYolDBgB/gP8BAnERdHESYkMLbGFiZWxfbmFtZXNxE11xFChDA2FwZXEVQwNjYXRxFmV1Lg==",
        PROTOCOL_4,
        "gAWVtwAAAAAAAAB9lChDBmxhYmVsc5RdlChLA00sAWVDBGRhdGGUjBNudW1weS5fY29yZS5udW1lcmljlIwLX2Zyb21idWZmZXKUk5QolgYAAAAAAAAAAH+A/wEClIwFbnVtcHmUjAVkdHlwZZSTlIwCdTGUiYiHlFKUKEsDjAF8lE5OTkr/////Sv////9LAHSUYksCSwOGlIwBQ5R0lFKUQwtsYWJlbF9uYW1lc5RdlChDA2FwZZRDA2NhdJRldS4="
      })
  void everyProtocolOfPythonThreeIsRead(String pickle) throws IOException {
    // When
    PickledDictionary read = read(pickle);

    // Then
    assertThat(read.integers("labels")).containsExactly(3, 300);
    assertThat(read.texts("label_names")).containsExactly("ape", "cat");
    assertThat(read.array("data").dimensions()).isEqualTo(List.of(2L, 3L));
    assertThat(read.array("data").numbers().toArray(ValueLayout.JAVA_BYTE))
        .containsExactly(0, 127, -128, -1, 1, 2);
  }

  @Test
  void labelsMayBeAnArray() throws IOException {
    assertThat(
            read("gASVpQAAAAAAAAB9lIwGbGFiZWxzlIwWbnVtcHkuX2NvcmUubXVsdGlhcnJheZSMDF9yZWNvbnN0cnVjdJSTlIwFbnVtcHmUjAduZGFycmF5lJOUSwCFlEMBYpSHlFKUKEsBSwKFlGgFjAVkdHlwZZSTlIwCaTiUiYiHlFKUKEsDjAE8lE5OTkr/////Sv////9LAHSUYolDEAMAAAAAAAAA//////////+UdJRicy4=")
                .integers("labels"))
        .containsExactly(3, -1);
  }

  @Test
  void nothingElseIsRead() {
    assertRefused(
        "asks for __builtin__.eval, and only arrays, lists and texts are read",
        "gAJ9cQBYBgAAAGxhYmVsc3EBY19fYnVpbHRpbl9fCmV2YWwKcQJYAQAAADFxA4VxBFJxBXMu");
    assertRefused(
        "holds an array in Fortran order, and C order can be read",
        "gASVmwAAAAAAAAB9lIwEZGF0YZSMFm51bXB5Ll9jb3JlLm11bHRpYXJyYXmUjAxfcmVjb25zdHJ1Y3SUk5SMBW51bXB5lIwHbmRhcnJheZSTlEsAhZRDAWKUh5RSlChLAUsCSwOGlGgFjAVkdHlwZZSTlIwCdTGUiYiHlFKUKEsDjAF8lE5OTkr/////Sv////9LAHSUYohDBgD/fwGAApR0lGJzLg==");
    assertRefused("is no pickle of protocol 2 to 5", "KGRwMApWZGF0YQpwMQpJMQpzLg==");
    assertRefused(
        "has at byte 20 the operation 0x8f, which the files of CIFAR do not need",
        "gASVEQAAAAAAAAB9lIwEZGF0YZSPlChLAZBzLg==");
  }

  static IntStream seeds() {
    return IntStream.range(0, 2000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDamagedPickleIsReadOrRefused(int seed) throws IOException {
    // Given
    Random random = new Random(seed);
    byte[] bytes = Base64.getDecoder().decode(PROTOCOL_4);
    for (int change = 0; change < 3; change++) {
      bytes[2 + random.nextInt(bytes.length - 2)] = (byte) random.nextInt(256);
    }
    Path file = Files.write(folder.resolve("data_batch_1"), bytes);

    // When / Then
    try {
      PickledDictionary read = PickledDictionary.read(file, arena);
      read.integers("labels");
      read.array("data");
    } catch (DataSetUnusableException e) {
      assertThat(e).hasMessageEndingWith(".").hasMessageContaining(file.toString());
    }
  }

  private void assertRefused(String problem, String pickle) {
    assertThatThrownBy(() -> read(pickle))
        .isInstanceOf(DataSetUnusableException.class)
        .hasMessage(
            "File %s %s; take the file as it was published, or CIFAR's binary version."
                .formatted(folder.resolve("data_batch_1"), problem));
  }

  private PickledDictionary read(String pickle) throws IOException {
    Path file = Files.write(folder.resolve("data_batch_1"), Base64.getDecoder().decode(pickle));
    return PickledDictionary.read(file, arena);
  }
}
