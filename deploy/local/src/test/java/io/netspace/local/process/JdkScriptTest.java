package io.netspace.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdkScriptTest {
  private static final String JDK = System.getProperty("java.home");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
  void optionsOfTheEnvironmentDoNotChangeTheCheck(String variable) throws Exception {
    // When
    String answer = chosenJdk(Map.of("JAVA_HOME", JDK, variable, "-Dnote=version\"8\""));
    // Then
    assertThat(answer).isEqualTo(JDK + " -Dnote=version\"8\"\n");
  }

  @Test
  void theDefaultJavaIsFoundWithOptionsOfTheEnvironment() throws Exception {
    // When
    String answer =
        chosenJdk(Map.of("PATH", JDK + "/bin:/usr/bin:/bin", "JAVA_TOOL_OPTIONS", "-Xshare:auto"));
    // Then
    assertThat(answer).isEqualTo(JDK + " -Xshare:auto\n");
  }

  @Test
  void anOlderJdkIsRefusedWithOptionsOfTheEnvironment() throws Exception {
    // Given
    script("javac", "");
    script("java", "echo 'Picked up: version \"25\"' >&2\necho 'openjdk version \"17.0.1\"' >&2");
    // When
    String answer =
        chosenJdk(
            Map.of(
                "NETSPACE_JAVA_HOME", directory.toString(), "JAVA_TOOL_OPTIONS", "-Xshare:auto"));
    // Then
    assertThat(answer)
        .isEqualTo(
            "NETSPACE_JAVA_HOME (%s) is not a JDK 25 or newer; point it to one, or unset it.\n"
                .formatted(directory));
  }

  @ParameterizedTest
  @CsvSource({
    "LC_ALL, C, C.UTF-8",
    "LANG, POSIX, C.UTF-8",
    "LC_ALL, '', C.UTF-8",
    "LANG, de_DE.UTF-8, ''",
    "LC_CTYPE, en_US.UTF-8, ''"
  })
  void fileNamesMayHaveAllLetters(String variable, String locale, String exported)
      throws Exception {
    // When
    String answer =
        answer("source jdk.sh; echo \"${LC_ALL:-}\"", Map.of("JAVA_HOME", JDK, variable, locale));
    // Then
    assertThat(answer).isEqualTo(exported + "\n");
  }

  private void script(String name, String body) throws IOException {
    Path file = directory.resolve("bin").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** The JDK that the script chooses and the options of its environment, or its message. */
  private static String chosenJdk(Map<String, String> environment)
      throws IOException, InterruptedException {
    return answer(
        "source jdk.sh; echo \"$JAVA_HOME"
            + " ${JAVA_TOOL_OPTIONS:-}${JDK_JAVA_OPTIONS:-}${_JAVA_OPTIONS:-}\"",
        environment);
  }

  private static String answer(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", script);
    shell
        .environment()
        .keySet()
        .removeIf(name -> name.contains("JAVA") || name.startsWith("LC_") || name.equals("LANG"));
    shell.environment().putAll(environment);
    Process process = shell.redirectErrorStream(true).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return answer;
  }
}
