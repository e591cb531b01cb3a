package io.netspace.formats.pycls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.DoublePredicate;

/**
 * Converts the samplers of a sweep of pycls to ranges of a space. A field that is not sampled has
 * the single value of the configuration.
 */
final class PyclsSamplers {
  private static final List<String> TYPES =
      List.of("value_sampler", "int_sampler", "float_sampler", "list_sampler", "regnet_sampler");

  private static final String UNIFORM = "uniform";
  private static final String LOG_UNIFORM = "log_uniform";
  private static final String POWER2_UNIFORM = "power2_uniform";
  private static final String POWER2_OR_LOG_UNIFORM = "power2_or_log_uniform";

  /** The distributions; netspace has each under the same name. */
  private static final Map<String, String> LAWS =
      PyclsNames.ordered(
          Map.entry(UNIFORM, UNIFORM),
          Map.entry(LOG_UNIFORM, LOG_UNIFORM),
          Map.entry(POWER2_UNIFORM, POWER2_UNIFORM),
          Map.entry(POWER2_OR_LOG_UNIFORM, POWER2_OR_LOG_UNIFORM),
          Map.entry("normal", "normal"),
          Map.entry("log_normal", "log_normal"));

  /**
   * The parameter of a space that a field stands for, with the defaults of pycls: the value, and
   * the distribution, step and ends of its sampler.
   */
  private record Field(
      String parameter, double usual, String law, double step, List<Double> range) {
    static Field of(
        String parameter, double usual, String law, double step, double low, double high) {
      return new Field(parameter, usual, law, step, List.of(low, high));
    }
  }

  private static final String FIRST_WIDTH = "W0";
  private static final String GROUP_WIDTH = "GROUP_W";
  private static final String MULTIPLIER = "BOT_MUL";
  private static final String MULTIPLIERS = "BOT_MULS";
  private static final Map<String, Field> LINEAR =
      PyclsNames.ordered(
          Map.entry("DEPTH", Field.of("networkDepth", 10, UNIFORM, 1, 12, 28)),
          Map.entry(FIRST_WIDTH, Field.of("w0", 32, LOG_UNIFORM, 8, 8, 256)),
          Map.entry("WA", Field.of("wa", 5, LOG_UNIFORM, 0.1, 8, 256)),
          Map.entry("WM", Field.of("wm", 2.5, LOG_UNIFORM, 0.001, 2, 3)),
          Map.entry(GROUP_WIDTH, Field.of("groupWidth", 16, POWER2_OR_LOG_UNIFORM, 8, 8, 128)),
          Map.entry(MULTIPLIER, Field.of("bottleneckRatio", 1, POWER2_UNIFORM, 1 / 128.0, 1, 1)));
  private static final Map<String, String> STAGES =
      PyclsNames.ordered(
          Map.entry("DEPTHS", "depth"),
          Map.entry("WIDTHS", "width"),
          Map.entry("GROUP_WS", "groupWidth"),
          Map.entry(MULTIPLIERS, "bottleneckRatio"));

  private final Section samplers;
  private final Section model;
  private final boolean linear;

  private PyclsSamplers(Section samplers, Section model, boolean linear) {
    this.samplers = samplers;
    this.model = model;
    this.linear = linear;
  }

  static PyclsSamplers of(Section setup, Section model, boolean linear) {
    Section samplers = setup.anySection("SAMPLERS");
    String section = linear ? "REGNET" : "ANYNET";
    List<String> known = new ArrayList<>();
    (linear ? LINEAR.keySet() : STAGES.keySet()).forEach(field -> known.add(section + "." + field));
    if (linear) {
      known.add(section);
    }
    for (String field : samplers.fields()) {
      if (field.startsWith("OPTIM.") || field.startsWith("TRAIN.") || field.startsWith("BN.")) {
        throw samplers.fault(
            field,
            "cannot be sampled: all networks of a study are trained alike; write one value into"
                + " BASE_CFG, and run a study for each value to compare them");
      }
      if (!known.contains(field)) {
        throw samplers.fault(
            field,
            "cannot be sampled: a space leaves open "
                + String.join(", ", known)
                + ", and all its networks are trained alike; write one value into BASE_CFG");
      }
    }
    return new PyclsSamplers(samplers, model, linear);
  }

  /** The number of stages of an AnyNet: the length of its lists, sampled or not. */
  int stages() {
    for (String field : STAGES.keySet()) {
      OptionalInt length = length(field);
      if (length.isPresent()) {
        return length.getAsInt();
      }
    }
    throw model.missing("DEPTHS", "a list, or a list_sampler of ANYNET.DEPTHS into SAMPLERS");
  }

  private OptionalInt length(String field) {
    String sampled = "ANYNET." + field;
    if (samplers.has(sampled)) {
      Section sampler = samplers.anySection(sampled).require("LENGTH", "the number of stages");
      return OptionalInt.of(sampler.whole("LENGTH", 4, 1, 16));
    }
    return model.has(field)
        ? OptionalInt.of(model.numbers(field, "[1, 1, 1, 1]").size())
        : OptionalInt.empty();
  }

  /** Writes the ranges of a space; those of bottlenecks only where its block has bottlenecks. */
  void addRanges(ObjectNode ranges, boolean bottlenecks) {
    if (linear) {
      LINEAR.forEach(
          (field, known) -> {
            if (bottlenecks || isOfWidths(known.parameter())) {
              linear(ranges, field, known);
            } else {
              requireWidthsAsTheyAre(field, known);
            }
          });
    } else {
      STAGES.forEach(
          (field, parameter) -> {
            if (bottlenecks || isOfWidths(parameter)) {
              ofStages(ranges, field, parameter);
            }
          });
    }
  }

  /**
   * pycls adjusts the widths of blocks without bottleneck to group width and multiplier, too, which
   * no space of netspace does; so these must be such that all widths, multiples of 8, are kept.
   */
  private void requireWidthsAsTheyAre(String field, Field known) {
    ObjectNode ranges = JsonNodeFactory.instance.objectNode();
    linear(ranges, field, known);
    JsonNode range = ranges.path(known.parameter());
    boolean kept =
        field.equals(MULTIPLIER)
            ? keepsWidths(range, PyclsSamplers::isKeptRatio)
            : keepsWidths(range, PyclsSamplers::isKeptGroupWidth);
    if (kept) {
      return;
    }
    String advice =
        field.equals(MULTIPLIER)
            ? "must be 1 or more in blocks without bottleneck, whose widths pycls adjusts to it"
                + " and netspace does not"
            : "must be 1, 2, 4 or 8 in blocks without bottleneck, whose widths pycls adjusts to it"
                + " and netspace does not";
    if (samplers.has("REGNET." + field)) {
      throw samplers.fault("REGNET." + field, advice);
    }
    Section section = samplers.has("REGNET") ? regNetSampler() : model;
    if (section.has(field)) {
      throw section.fault(field, advice);
    }
    throw section.missing(
        field,
        (samplers.has("REGNET") ? "[8, 8]" : "8")
            + ": pycls would adjust the widths of blocks without bottleneck, which netspace does"
            + " not");
  }

  private static boolean keepsWidths(JsonNode range, DoublePredicate keeps) {
    if (range.isArray()) {
      for (JsonNode value : range) {
        if (!keeps.test(value.doubleValue())) {
          return false;
        }
      }
      return true;
    }
    double high = range.path("high").doubleValue();
    return keeps.test(high)
        && (range.path("law").asText().startsWith("power2")
            || range.path("low").doubleValue() == high);
  }

  private static boolean isOfWidths(String parameter) {
    return !parameter.equals("groupWidth") && !parameter.equals("bottleneckRatio");
  }

  private void linear(ObjectNode ranges, String field, Field known) {
    if (samplers.has("REGNET." + field)) {
      sampled(ranges, known.parameter(), samplers.anySection("REGNET." + field), field);
    } else if (samplers.has("REGNET")) {
      Section all = regNetSampler();
      List<Double> ends = all.has(field) ? ends(all, field) : known.range();
      if (field.equals(MULTIPLIER)) {
        ratios(ranges, powersOfTwo(all, field, ends));
      } else {
        PyclsGrid.require(all, field, ends, known.step(), known.law());
        range(ranges, known.parameter(), ends, known.step(), known.law());
      }
    } else {
      List<Double> value = List.of(model.number(field, known.usual()));
      requireQuantised(field, model, field, value);
      fixed(ranges, known.parameter(), field, value);
    }
  }

  private Section regNetSampler() {
    List<String> known = new ArrayList<>(LINEAR.keySet());
    known.add("TYPE");
    Section all = samplers.section("REGNET", known).require("TYPE", "regnet_sampler");
    if (!all.word("TYPE", "").equals("regnet_sampler")) {
      throw all.fault("TYPE", "must be regnet_sampler");
    }
    return all;
  }

  private void ofStages(ObjectNode ranges, String field, String parameter) {
    String sampled = "ANYNET." + field;
    if (!samplers.has(sampled)) {
      List<Double> values = model.numbers(field, "[1, 1, 1, 1]");
      model.each(stages(), field, values);
      if (new TreeSet<>(values).size() > 1) {
        throw model.fault(
            field, "must be the same for every stage of a space, or have a list_sampler");
      }
      fixed(ranges, parameter, field, values.subList(0, 1));
      return;
    }
    Section list = samplers.section(sampled, List.of("TYPE", "LENGTH", "ITEM_SAMPLER"));
    if (!list.word("TYPE", "").equals("list_sampler")) {
      throw list.require("TYPE", "list_sampler").fault("TYPE", "must be list_sampler");
    }
    if (list.whole("LENGTH", stages(), 1, 16) != stages()) {
      throw list.fault("LENGTH", "must be " + stages() + ", as that of ANYNET.DEPTHS");
    }
    list.require("ITEM_SAMPLER", "the sampler of each stage's value");
    sampled(ranges, parameter, list.anySection("ITEM_SAMPLER"), field);
  }

  private void sampled(ObjectNode ranges, String parameter, Section sampler, String field) {
    sampler.require("TYPE", String.join(" or ", TYPES.subList(0, 3)));
    String type = sampler.word("TYPE", "");
    if (type.equals("value_sampler")) {
      sampler.withFields(List.of("TYPE", "VALUES"));
      List<Double> values = sampler.numbers("VALUES", "[1, 2, 4]");
      requireQuantised(field, sampler, "VALUES", values);
      fixed(ranges, parameter, field, values);
      return;
    }
    if (!type.equals("int_sampler") && !type.equals("float_sampler")) {
      throw sampler.fault("TYPE", "must be " + String.join(" or ", TYPES.subList(0, 3)));
    }
    sampler.withFields(List.of("TYPE", "RAND_TYPE", "RANGE", "QUANTIZE"));
    sampler.require("RANGE", "the two ends, such as [8, 256]");
    String law = sampler.choice("RAND_TYPE", UNIFORM, LAWS);
    double step = sampler.number("QUANTIZE", type.equals("int_sampler") ? 1 : 1e-5);
    List<Double> ends = ends(sampler, "RANGE");
    if (!field.startsWith(MULTIPLIER)) {
      if (field.equals(FIRST_WIDTH)) {
        sampler.require("QUANTIZE", "8, of which W0 is a multiple");
        requireQuantised(field, sampler, "QUANTIZE", List.of(step));
      }
      PyclsGrid.require(sampler, "RANGE", ends, step, law);
      range(ranges, parameter, ends, step, law);
    } else if (law.equals(POWER2_UNIFORM)) {
      ratios(ranges, powersOfTwo(sampler, "RANGE", ends));
    } else {
      throw sampler
          .require("RAND_TYPE", "power2_uniform, or a value_sampler")
          .fault("RAND_TYPE", "must be power2_uniform for " + field + ", or a value_sampler");
    }
  }

  /** pycls refuses a W0 that is no multiple of 8. */
  private static void requireQuantised(
      String field, Section section, String place, List<Double> values) {
    if (field.equals(FIRST_WIDTH) && values.stream().anyMatch(value -> value % 8 != 0)) {
      throw section.fault(place, "must be a multiple of 8, as W0 is in pycls");
    }
  }

  private static List<Double> ends(Section section, String field) {
    List<Double> ends = section.numbers(field, "[8, 256]");
    if (ends.size() != 2 || ends.get(0) > ends.get(1) || ends.get(0) <= 0) {
      throw section.fault(field, "must be two ends above 0, the lower first, such as [8, 256]");
    }
    return ends;
  }

  private static List<Double> powersOfTwo(Section section, String field, List<Double> ends) {
    List<Double> powers = new ArrayList<>();
    for (double power = ends.get(0); power <= ends.get(1) && powers.size() < 16; power *= 2) {
      powers.add(power);
    }
    if (Math.scalb(1.0, Math.getExponent(ends.get(0))) != ends.get(0)
        || !powers.getLast().equals(ends.get(1))) {
      throw section.fault(field, "must be two powers of two, such as [0.25, 1.0]");
    }
    return powers;
  }

  private static void fixed(
      ObjectNode ranges, String parameter, String field, List<Double> values) {
    if (field.startsWith(MULTIPLIER)) {
      ratios(ranges, values);
    } else {
      plain(ranges.putArray(parameter), values);
    }
  }

  /** Bottleneck ratios are the inverse of pycls' multipliers. */
  private static void ratios(ObjectNode ranges, List<Double> multipliers) {
    plain(
        ranges.putArray("bottleneckRatio"),
        multipliers.stream().map(multiplier -> 1 / multiplier).sorted().toList());
  }

  private static void plain(ArrayNode list, List<Double> values) {
    for (double value : values) {
      if (value == Math.rint(value)) {
        list.add((long) value);
      } else {
        list.add(value);
      }
    }
  }

  private static void range(
      ObjectNode ranges, String parameter, List<Double> ends, double step, String law) {
    ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
    plain(numbers, List.of(ends.get(0), ends.get(1), step));
    ObjectNode range = ranges.putObject(parameter);
    range.set("low", numbers.get(0));
    range.set("high", numbers.get(1));
    range.set("step", numbers.get(2));
    range.put("law", law);
  }

  private static boolean isKeptGroupWidth(double width) {
    return width == 1 || width == 2 || width == 4 || width == 8;
  }

  private static boolean isKeptRatio(double ratio) {
    return ratio <= 1;
  }
}
