package io.netspace.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    // Given
    Table table = new Table("study", "state");
    // When
    table.add("demo-1a2b3c4d", "CONCLUDED");
    // Then
    assertThat(table.lines()).containsExactly("study          state", "demo-1a2b3c4d  CONCLUDED");
  }
}
