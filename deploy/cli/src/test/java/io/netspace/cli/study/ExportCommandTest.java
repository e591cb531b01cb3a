package io.netspace.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netspace.cli.Netspace;
import io.netspace.cli.common.CommandContext;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  @TempDir private Path directory;
  private HttpServer gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/api/v1/studies/demo-1/networks", exchange -> write(exchange, "[]"));
    gateway.createContext(
        "/api/v1/studies/demo-2/networks",
        exchange ->
            write(exchange, "[{\"candidateId\": \"9b1f\", \"index\": 3, \"errorPercent\": 6.8}]"));
    gateway.createContext(
        "/api/v1/studies/demo-2/proof", exchange -> write(exchange, "{\"proof\":1}"));
    gateway.createContext("/api/v1/candidates/9b1f/export", ExportCommandTest::writeNetwork);
    gateway.createContext(
        "/api/v1/candidates/9b1f",
        exchange ->
            write(
                exchange,
                """
                {"study": "demo-2", "seed": 42, "trainer": "t1", "device": "cpu",
                 "engine": "deeplearning4j", "seconds": 17.2}
                """));
    gateway.createContext(
        "/api/v1/studies/demo-2",
        exchange ->
            write(
                exchange,
                """
                {"name": "two", "seed": 7, "trained": 41, "cost": {"seconds": 3600}}
                """));
    gateway.createContext("/api/v1/studies/demo-2/candidates", this::writePage);
    gateway.createContext("/api/v1/candidates/", this::writeCandidate);
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @Test
  void theBestOfAStudyIsNamedAndWritten() {
    // Given
    Path file = directory.resolve("network.onnx");
    // When
    int exitCode = execute("--best", "demo-2", "--format", "onnx", "-o", file.toString());
    // Then
    assertThat(exitCode).isZero();
    assertThat(file).hasContent("graph");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(file + "\n");
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("Candidate 9b1f of demo-2, error 6.80 %.");
  }

  @Test
  void aStudyWithoutAKeptNetworkIsReported() {
    // When
    int exitCode = execute("--best", "demo-1");
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("No network of study demo-1 is kept");
  }

  @Test
  void theProofOfAStudyIsWritten() {
    // Given
    Path file = directory.resolve("proof.json");
    // When
    int exitCode = execute("--proof", "demo-2", "-o", file.toString());
    // Then
    assertThat(exitCode).isZero();
    assertThat(file).hasContent("{\"proof\":1}");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(file + "\n");
  }

  @Test
  void aProofHasNoFormat() {
    // When
    int exitCode = execute("--proof", "demo-2", "--format", "json");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo("--proof is of a study; it goes with neither --best nor --format.\n");
  }

  @Test
  void everyCandidateOfAStudyIsALine() throws IOException {
    // Given
    Path file = directory.resolve("population.csv");
    // When
    int exitCode = execute("--population", "demo-2", "-o", file.toString());
    // Then
    assertThat(exitCode).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(file + "\n");
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "44 candidates of demo-2: 1 outstanding, 41 trained, 1 diverged, 1 abandoned.\n");
    assertThat(Files.readAllLines(file))
        .hasSize(45)
        .startsWith(
            "candidate,revision,population,purpose,index,replicate,status,reason,error,depth,width,"
                + "bottleneckRatio,groupWidth,networkDepth,w0,wa,wm,seRatio,kernel,flops,parameters,"
                + "activations,seconds",
            "c0,0,demo-2.0.explore,explore,0,0,trained,,30,\"[1, 2]\",\"[8, 16.5]\",1,,,,,,,,"
                + "1000,500,250,2.5")
        .contains(
            "c41,0,demo-2.0.explore,explore,41,0,diverged,\"loss is \"\"NaN\"\", epoch 2\",90,"
                + "\"[1, 2]\",\"[8, 16.5]\",1,,,,,,,,1041,541,291,2.5",
            "c42,0,demo-2.0.explore,explore,42,0,abandoned,TOO_LARGE: no memory,,"
                + "\"[1, 2]\",\"[8, 16.5]\",1,,,,,,,,1042,542,292,",
            "c43,0,demo-2.0.explore,explore,43,0,outstanding,,,"
                + "\"[1, 2]\",\"[8, 16.5]\",1,,,,,,,,1043,543,293,");
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aPopulationIsReadByAnalyze() {
    // Given
    Path file = directory.resolve("population.csv");
    execute("--population", "demo-2", "-o", file.toString());
    out.reset();
    told.reset();
    // When
    int exitCode =
        Netspace.commandLine(context()).execute("analyze", file.toString(), "--output", "json");
    // Then
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "%s: columns of text are no properties (candidate, population, purpose, status, reason).%n"
                .formatted(file));
    assertThat(exitCode).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"n\":42", "\"missing\":2", "\"max\":90", "\"min\":30", "width[1]");
  }

  @Test
  void aPopulationThatCannotBeWrittenIsNamed() {
    // Given
    Path file = directory.resolve("none/population.csv");
    // When
    int exitCode = execute("--population", "demo-2", "-o", file.toString());
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo("File %s cannot be written; choose another with -o.\n".formatted(file));
  }

  @Test
  void aPopulationHasNoFormat() {
    // When
    int exitCode = execute("--population", "demo-2", "--format", "json");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "--population is of a study; it goes with neither --best, --proof nor --format.\n");
  }

  @Test
  void aPackageIsAFolderThatPredictReads() {
    // Given
    Path target = directory.resolve("network");
    // When
    int exitCode = execute("--best", "demo-2", "--package", "-o", target.toString());
    // Then
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo("Candidate 9b1f of demo-2, error 6.80 %.\n");
    assertThat(exitCode).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(target + "\n");
    assertThat(target.toFile().list())
        .containsExactlyInAnyOrder(
            "network.onnx",
            "network.zip",
            "network.json",
            "network.py",
            "model.safetensors",
            "classes.txt",
            "README.md");
    assertThat(target.resolve("README.md"))
        .content()
        .contains("study | two (`tiny`), seed 7 |", "17 s on t1 (cpu)");
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aPackageReplacesNothing() {
    // When
    int exitCode = execute("9b1f", "--package", "-o", directory.toString());
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "Folder %s exists; name a new one with -o, or remove it.\n".formatted(directory));
  }

  @Test
  void aPackageHasNoFormat() {
    // When
    int exitCode = execute("9b1f", "--package", "--format", "json");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "--package is of a trained network, in all formats; it goes with neither --proof,"
                + " --population nor --format.\n");
  }

  @Test
  void oneOfBothIsNamed() {
    // When
    int exitCode = execute();
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("--best");
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThat(execute("9b1f", "--format", "tar")).isEqualTo(2);
  }

  private int execute(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "export";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--url";
    all[arguments.length + 2] = "http://127.0.0.1:" + gateway.getAddress().getPort();
    return Netspace.commandLine(context()).execute(all);
  }

  private CommandContext context() {
    return new CommandContext(
        new Installation(directory),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new Terminal(new PrintStream(told, true, StandardCharsets.UTF_8), false, 80));
  }

  /** 44 candidates, in pages of 20. */
  private void writePage(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    int first = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=", "")) : 0;
    int end = Math.min(first + 20, 44);
    String items =
        IntStream.range(first, end)
            .mapToObj(
                index ->
                    """
                    {"id": "c%1$d", "revision": 0, "population": "demo-2.0.explore",
                     "purpose": "EXPLORE", "index": %1$d, "replicate": 0, "state": "TRAINED",
                     "flops": %2$d, "parameters": %3$d, "activations": %4$d}
                    """
                        .formatted(index, 1000 + index, 500 + index, 250 + index))
            .collect(Collectors.joining(","));
    String next = end < 44 ? "\"" + end + "\"" : "null";
    write(exchange, "{\"items\": [%s], \"next\": %s}".formatted(items, next));
  }

  private void writeCandidate(HttpExchange exchange) throws IOException {
    int index = Integer.parseInt(exchange.getRequestURI().getPath().replaceAll(".*/c", ""));
    String outcome =
        switch (index) {
          case 41 ->
              """
              "state": "DIVERGED", "errorPercent": 90.0, "reason": "loss is \\"NaN\\", epoch 2",
              "seconds": 2.5
              """;
          case 42 ->
              """
              "state": "ABANDONED", "errorPercent": null, "reason": "TOO_LARGE: no memory"
              """;
          case 43 -> "\"state\": \"OUTSTANDING\"";
          default ->
              """
              "state": "TRAINED", "errorPercent": %s, "reason": null, "seconds": 2.5
              """
                  .formatted(30 + index * 7 % 41);
        };
    write(
        exchange,
        """
        {"id": "c%d", %s, "parameters":
         {"depth": [1.0, 2.0], "width": [8.0, 16.5], "bottleneckRatio": [1.0]}}
        """
            .formatted(index, outcome));
  }

  private static void writeNetwork(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getQuery().equals("format=json")) {
      try (InputStream network =
          Objects.requireNonNull(
              ExportCommandTest.class.getResourceAsStream("/golden/trained/network.json"))) {
        write(exchange, new String(network.readAllBytes(), StandardCharsets.UTF_8));
      }
    } else {
      write(exchange, "graph");
    }
  }

  private static void write(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
