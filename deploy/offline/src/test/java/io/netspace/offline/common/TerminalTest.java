package io.netspace.offline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void progressIsNotPrintedWithoutATerminal() {
    // Given
    Terminal terminal = new Terminal(out, false, 80);
    // When
    terminal.showProgress("3 of 14 trained");
    terminal.printLine("done");
    // Then
    assertThat(written()).isEqualTo("done\n");
  }

  @Test
  void progressRewritesItsLineAndGivesWayToWhatStays() {
    // Given
    Terminal terminal = new Terminal(out, true, 80);
    // When
    terminal.showProgress("one");
    terminal.showProgress("two");
    terminal.printLine("done");
    // Then
    assertThat(written()).isEqualTo("\r\u001b[Kone\r\u001b[Ktwo\r\u001b[Kdone\n");
  }

  @Test
  void progressNeverWrapsTheLine() {
    // Given
    Terminal terminal = new Terminal(out, true, 10);
    // When
    terminal.showProgress("longer than the terminal");
    // Then
    assertThat(written()).endsWith("longer t…");
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
