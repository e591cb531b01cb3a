package io.netspace.cli.operations;

import io.netspace.cli.common.BrokerOption;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.local.client.BrokerClient;
import io.netspace.local.deadletter.DeadLetter;
import io.netspace.local.deadletter.DeadLetterTopics;
import io.netspace.messaging.event.Topic;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and replays dead letters. */
@Command(
    name = "dlq",
    description =
        "Shows the records that no service could read, or sends them to their topics again.",
    footer = {
      "",
      "A dead letter is known by its origin, topic-partition-offset, however many services refused",
      "it. What is replayed stays on the dead-letter topic, marked as such; if it is refused again,",
      "it is a new letter.",
      "",
      "Examples:",
      "  ./netspace dlq list",
      "  ./netspace dlq list --topic outcomes --output json | jq .reason",
      "  ./netspace dlq replay netspace.outcomes.v1-2-17",
      "  ./netspace dlq replay --topic outcomes",
      "  ./netspace dlq replay --all"
    })
public final class DeadLetterCommand implements Callable<Integer> {
  private static final String TOPIC =
      "One topic, such as outcomes or netspace.outcomes.v1 (default: all).";

  private final CommandContext context;
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private BrokerOption broker = new BrokerOption();

  public DeadLetterCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return list(null, output, broker);
  }

  @Command(name = "list", description = "Shows them, a line an origin (the default).")
  int list(
      @Option(names = "--topic", paramLabel = "TOPIC", description = TOPIC) @Nullable String topic,
      @Mixin OutputOption output,
      @Mixin BrokerOption broker) {
    List<Topic> topics = topics(topic);
    try (BrokerClient client = broker.connect()) {
      List<DeadLetter> letters = new DeadLetterTopics(client).deadLetters(topics);
      if (output.json()) {
        letters.forEach(letter -> context.out().println(Json.toLine(Line.of(letter))));
      } else if (letters.isEmpty()) {
        context.terminal().printLine("There are no dead letters.");
      } else {
        table(letters).lines().forEach(context.out()::println);
      }
    }
    return ExitCode.DONE.code();
  }

  @Command(name = "replay", description = "Sends them to their topics again.")
  int replay(
      @Parameters(
              arity = "0..*",
              paramLabel = "ORIGIN",
              description = "Letters to send, also again, by their origin as list shows it.")
          @Nullable List<String> origins,
      @Option(names = "--topic", paramLabel = "TOPIC", description = "All of one topic.")
          @Nullable String topic,
      @Option(names = "--all", description = "All that were not sent again yet.") boolean all,
      @Mixin BrokerOption broker) {
    Set<String> named = origins == null ? Set.of() : Set.copyOf(origins);
    if ((named.isEmpty() ? 0 : 1) + (topic == null ? 0 : 1) + (all ? 1 : 0) != 1) {
      throw CommandException.usage("Name either the origins to replay, or --topic, or --all.");
    }
    List<Topic> topics = topics(topic);
    try (BrokerClient client = broker.connect()) {
      DeadLetterTopics box = new DeadLetterTopics(client);
      List<DeadLetter> letters = selected(box.deadLetters(topics), named);
      box.replay(letters, Instant.now());
      letters.forEach(
          letter ->
              context
                  .terminal()
                  .printLine(
                      "sent again to %s: %s".formatted(letter.original().topic(), text(letter))));
      context.terminal().printLine("%d dead letters are replayed".formatted(letters.size()));
    }
    return ExitCode.DONE.code();
  }

  private static List<DeadLetter> selected(List<DeadLetter> letters, Set<String> named) {
    if (named.isEmpty()) {
      return letters.stream().filter(Predicate.not(DeadLetter::replayed)).toList();
    }
    List<DeadLetter> chosen =
        letters.stream().filter(letter -> named.contains(letter.origin().toString())).toList();
    Set<String> found =
        chosen.stream().map(letter -> letter.origin().toString()).collect(Collectors.toSet());
    named.stream()
        .filter(Predicate.not(found::contains))
        .sorted()
        .findFirst()
        .ifPresent(
            missing -> {
              throw CommandException.usage(
                  "No dead letter has the origin %s; ./netspace dlq list shows them."
                      .formatted(missing));
            });
    return chosen;
  }

  /** The topic of this full or short name; all topics for null. */
  static List<Topic> topics(@Nullable String name) {
    List<Topic> topics =
        Arrays.stream(Topic.values())
            .filter(
                topic -> name == null || Set.of(topic.topicName(), shortName(topic)).contains(name))
            .toList();
    if (topics.isEmpty()) {
      throw CommandException.usage(
          "--topic (%s) must be one of %s."
              .formatted(
                  name,
                  Arrays.stream(Topic.values())
                      .map(DeadLetterCommand::shortName)
                      .collect(Collectors.joining(", "))));
    }
    return topics;
  }

  private static String shortName(Topic topic) {
    return topic.topicName().replaceAll("^netspace\\.|\\.v1$", "");
  }

  private static TextTable table(List<DeadLetter> letters) {
    TextTable table = new TextTable("origin", "buried", "type", "by", "replayed", "reason");
    letters.forEach(
        letter ->
            table.add(
                letter.origin().toString(),
                letter.deadLetteredAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                letter.type(),
                String.join(", ", letter.services()),
                letter.replayed() ? "yes" : "no",
                letter.reason()));
    return table;
  }

  private static String text(DeadLetter letter) {
    return letter.origin() + " (" + letter.type() + ")";
  }

  private record Line(
      String origin,
      String topic,
      int partition,
      long offset,
      String buried,
      String type,
      String reason,
      boolean replayed,
      List<String> services) {
    static Line of(DeadLetter letter) {
      return new Line(
          letter.origin().toString(),
          letter.origin().topic(),
          letter.origin().partition(),
          letter.origin().offset(),
          letter.deadLetteredAt().toString(),
          letter.type(),
          letter.reason(),
          letter.replayed(),
          List.copyOf(letter.services()));
    }
  }
}
