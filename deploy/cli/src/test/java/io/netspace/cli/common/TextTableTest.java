package io.netspace.cli.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    // Given
    TextTable table = new TextTable("study", "state");
    // When
    table.add("demo-1a2b3c4d", "CONCLUDED");
    // Then
    assertThat(table.lines()).containsExactly("study          state", "demo-1a2b3c4d  CONCLUDED");
  }
}
