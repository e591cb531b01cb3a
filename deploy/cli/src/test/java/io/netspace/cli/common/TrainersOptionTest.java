package io.netspace.cli.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.local.process.MachineCapacity;
import io.netspace.offline.common.CommandException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TrainersOptionTest {
  private static final MachineCapacity LARGE = new MachineCapacity(8, 64_000_000_000L);
  private static final MachineCapacity SMALL_MEMORY = new MachineCapacity(8, 7_000_000_000L);

  @Test
  void asManyTrainersAsCoresAndMemoryHold() {
    assertThat(option("--trainers", "8").count(LARGE)).isEqualTo(8);
    assertThat(option("--trainers", "3").count(SMALL_MEMORY)).isEqualTo(3);
    assertThat(option().count(new MachineCapacity(1, 1))).isEqualTo(1);
  }

  @Test
  void moreAreRefused() {
    assertThatThrownBy(() -> option("--trainers", "99").count(LARGE))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "--trainers (99) must be at most 8 on this machine of 8 cores and 64.0 GB; add --overcommit to start them nevertheless.");
    assertThatThrownBy(() -> option("--trainers", "4").count(SMALL_MEMORY))
        .hasMessageContaining("at most 3");
  }

  @Test
  void moreAreStartedForWhoInsists() {
    assertThat(option("--trainers", "99", "--overcommit").count(LARGE)).isEqualTo(99);
  }

  private static TrainersOption option(String... arguments) {
    TrainersOption option = new TrainersOption();
    CommandLine.populateCommand(option, arguments);
    return option;
  }
}
