package io.netspace.local.command;

import static io.netspace.local.Wording.words;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.local.ExitCode;
import io.netspace.local.audit.Audit;
import io.netspace.local.audit.AuditedStudy;
import io.netspace.local.audit.Difference;
import io.netspace.local.audit.Ledger;
import io.netspace.local.audit.Source;
import io.netspace.local.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an audit found, as tables or as one line of JSON a study. */
final class AuditReport {
  /** Differences that are written out; the others are counted. */
  static final int SHOWN = 20;

  private AuditReport() {}

  /** Prints these studies of the findings. */
  static ExitCode print(
      Context context, Audit.Findings findings, List<AuditedStudy> studies, boolean json) {
    if (json) {
      studies.forEach(study -> context.out().println(Json.line(json(study))));
    } else {
      studies.forEach(study -> lines(study).forEach(context.out()::println));
    }
    context.out().flush();
    findings
        .poison()
        .forEach(
            (topic, records) ->
                context
                    .terminal()
                    .say(
                        "%s holds %d records that nobody can read; see ./netspace dlq list."
                            .formatted(topic, records)));
    return conclude(context, studies);
  }

  private static ExitCode conclude(Context context, List<AuditedStudy> studies) {
    List<String> differing =
        studies.stream().filter(s -> !s.clean()).map(s -> s.study().value()).toList();
    if (differing.isEmpty()) {
      context.terminal().say(studies.isEmpty() ? "no candidates yet: clean" : "clean");
      return ExitCode.DONE;
    }
    context.terminal().say("The accounts differ: " + String.join(", ", differing) + ".");
    return ExitCode.FAILED;
  }

  static List<String> lines(AuditedStudy study) {
    List<String> lines = new ArrayList<>();
    lines.add(study.study() + (study.clean() ? "  clean" : "  the accounts differ"));
    lines.addAll(ledgers(study).lines());
    lines.addAll(differences(study));
    lines.add("");
    return lines;
  }

  /** A row for each population and account; accounts that say the same share one. */
  private static Table ledgers(AuditedStudy study) {
    Table table =
        new Table(
            "population", "account", "sampled", "trained", "diverged", "abandoned", "outstanding");
    SortedSet<String> populations = new TreeSet<>();
    study.ledgers().values().forEach(account -> populations.addAll(account.keySet()));
    for (String population : populations) {
      Map<Ledger, List<Source>> sourcesByLedger =
          study.ledgers().keySet().stream()
              .collect(
                  Collectors.groupingBy(
                      source -> study.populations(source).getOrDefault(population, Ledger.EMPTY),
                      LinkedHashMap::new,
                      Collectors.toList()));
      sourcesByLedger.forEach(
          (ledger, sources) -> table.add(cells(population, accounts(sources), ledger)));
    }
    return table;
  }

  private static String accounts(List<Source> sources) {
    return sources.size() == Source.values().length
        ? "all three"
        : sources.stream().map(AuditReport::name).collect(Collectors.joining(", "));
  }

  private static String[] cells(String population, String account, Ledger ledger) {
    return new String[] {
      population,
      account,
      Integer.toString(ledger.sampled()),
      Integer.toString(ledger.trained()),
      Integer.toString(ledger.diverged()),
      abandoned(ledger),
      Integer.toString(ledger.outstanding())
    };
  }

  private static String abandoned(Ledger ledger) {
    return ledger.abandoned().isEmpty()
        ? "0"
        : ledger.abandoned().entrySet().stream()
            .map(e -> e.getValue() + " " + words(e.getKey().name()))
            .collect(Collectors.joining(", "));
  }

  private static List<String> differences(AuditedStudy study) {
    if (study.clean()) {
      return List.of();
    }
    Table table = new Table("candidate", "population", "sampler", "gateway", "topics");
    study.differences().stream()
        .limit(SHOWN)
        .forEach(
            d ->
                table.add(
                    d.candidate().value(),
                    d.population().value(),
                    d.text(Source.SAMPLER),
                    d.text(Source.GATEWAY),
                    d.text(Source.TOPICS)));
    List<String> lines = new ArrayList<>(table.lines());
    int others = study.differences().size() - SHOWN;
    if (others > 0) {
      lines.add("and %d more".formatted(others));
    }
    return lines;
  }

  static ObjectNode json(AuditedStudy study) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("study", study.study().value()).put("equal", study.clean());
    ObjectNode counts = line.putObject("counts");
    for (Source source : study.ledgers().keySet()) {
      ObjectNode account = counts.putObject(name(source));
      fill(account, study.total(source));
      ObjectNode populations = account.putObject("populations");
      study
          .populations(source)
          .forEach((population, ledger) -> fill(populations.putObject(population), ledger));
    }
    line.put("different", study.differences().size());
    ArrayNode differences = line.putArray("differences");
    study.differences().stream().limit(SHOWN).forEach(d -> fill(differences.addObject(), d));
    return line;
  }

  private static void fill(ObjectNode node, Ledger ledger) {
    node.put("sampled", ledger.sampled())
        .put("trained", ledger.trained())
        .put("diverged", ledger.diverged());
    ObjectNode abandoned = node.putObject("abandoned");
    ledger.abandoned().forEach((reason, count) -> abandoned.put(reason.name(), count));
    node.put("outstanding", ledger.outstanding());
  }

  private static void fill(ObjectNode node, Difference difference) {
    node.put("candidate", difference.candidate().value())
        .put("population", difference.population().value());
    for (Source source : Source.values()) {
      node.put(name(source), difference.text(source));
    }
  }

  private static String name(Source source) {
    return source.name().toLowerCase(Locale.ROOT);
  }
}
