package io.netspace.offline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrintableTextTest {
  private static final String HOSTILE = "ada\u001b[2J\u0007\r\u007f größe\tend\n";

  @Test
  void aTerminalGetsNoControlCharacter() {
    // Given
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new PrintStream(told, true, StandardCharsets.UTF_8), false, 80);

    // When
    terminal.printLine(HOSTILE + "\u202e");

    // Then
    assertThat(told.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo("ada\ufffd[2J\ufffd\ufffd\ufffd größe\tend\n\ufffd");
  }

  @Test
  void resultsHaveNoneEither() {
    // Given
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = PrintableText.stream(new PrintStream(told, true, StandardCharsets.UTF_8));

    // When
    out.print(HOSTILE);
    out.flush();

    // Then
    assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("ada?[2J??? größe\tend\n");
  }
}
