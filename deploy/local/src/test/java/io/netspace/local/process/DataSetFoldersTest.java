package io.netspace.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DataSetFoldersTest {
  @Test
  void dataSetsLieWherePeopleKeepFilesAndNotInTheSystem() {
    // Given
    List<Path> topLevel =
        Stream.of("/etc", "/home", "/data", "/proc", "/work", "/a,b").map(Path::of).toList();
    List<Path> more = Stream.of("/root", "/var/project", "/home", "?", "/").map(Path::of).toList();

    // When
    String setting = DataSetFolders.setting(topLevel, more);

    // Then
    assertThat(setting).isEqualTo("/home,/data,/work,/root,/var/project");
  }
}
