package io.netspace.messaging.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class PrintableLogRecordTest {
  private final LogRecord record =
      new LogRecord(Level.WARNING, "Refused: reviewer=%s path=%s n=%d");

  @Test
  void aValueForgesNoLineAndCommandsNoTerminal() {
    // Given
    record.setParameters(new Object[] {"ada\n2026-03-01 ERROR \u001b[2J", Path.of("a\u0007b"), 7});

    // When
    PrintableLogRecord.clean(record);

    // Then
    assertThat(record.getParameters())
        .containsExactly("ada 2026-03-01 ERROR \ufffd[2J", "a\ufffdb", 7);
    assertThat(record.getMessage()).isEqualTo("Refused: reviewer=%s path=%s n=%d");
  }

  @Test
  void aLongValueIsCut() {
    // Given
    record.setParameters(new Object[] {"x".repeat(200_000)});

    // When
    PrintableLogRecord.clean(record);

    // Then
    assertThat(record.getParameters())
        .containsExactly("x".repeat(PrintableLogRecord.LONGEST_VALUE) + "…");
  }

  @Test
  void aMessageKeepsItsLinesAndLosesItsControlCharacters() {
    // Given
    LogRecord whole = new LogRecord(Level.INFO, "one\n\ttwo \u001b[31m" + "y".repeat(200_000));

    // When
    PrintableLogRecord.clean(whole);

    // Then
    assertThat(whole.getMessage())
        .startsWith("one\n two \ufffd[31my")
        .hasSizeLessThan(PrintableLogRecord.LONGEST_MESSAGE + 40);
  }

  @Test
  void whatIsPrintableStaysTheSameObject() {
    // Given
    Path path = Path.of("images", "flowers");
    record.setParameters(new Object[] {path, null, true});

    // When
    PrintableLogRecord.clean(record);

    // Then
    assertThat(record.getParameters()).containsExactly(path, null, true);
    assertThat(record.getParameters()[0]).isSameAs(path);
  }
}
