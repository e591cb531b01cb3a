package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.application.CandidateQuery;
import io.netspace.gateway.application.Problem;
import io.netspace.gateway.application.StudySortKey;
import io.netspace.model.common.Excerpt;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses query parameters; a value that is not allowed is refused with the parameter's name. */
final class Parameters {
  /** What a cursor of studies begins with, one of candidates with their order. */
  private static final String STUDIES = "STUDIES";

  private Parameters() {}

  static int integer(String name, @Nullable String text, int absent, int low, int high) {
    if (text == null) {
      return absent;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= low && value <= high) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Reported below, as a number out of range is.
    }
    throw invalid(name, text, "must be a whole number from " + low + " to " + high);
  }

  static @Nullable Integer integer(String name, @Nullable String text, int low, int high) {
    return text == null ? null : Integer.valueOf(integer(name, text, low, low, high));
  }

  static List<Integer> integers(String name, @Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",", -1))
            .map(part -> integer(name, part.strip(), 0, 0, Integer.MAX_VALUE))
            .toList();
  }

  /** A number above 0 and below 1. */
  static @Nullable Double fraction(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      double value = Double.parseDouble(text);
      if (value > 0 && value < 1) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Reported below, as a number out of range is.
    }
    throw invalid(name, text, "must be a number above 0 and below 1");
  }

  /** Constants separated by commas. */
  static <E extends Enum<E>> List<E> choices(String name, @Nullable String text, Class<E> all) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",", -1))
            .map(part -> Objects.requireNonNull(choice(name, part.strip(), all)))
            .toList();
  }

  static <E extends Enum<E>> @Nullable E choice(
      String name, @Nullable String text, Class<E> choices) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(choices.getEnumConstants())
        .filter(choice -> choice.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> invalid(name, text, "must be " + namesOf(choices)));
  }

  private static <E extends Enum<E>> String namesOf(Class<E> choices) {
    return Arrays.stream(choices.getEnumConstants())
        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" or "));
  }

  static String cursor(CandidateQuery.SortKey mark, CandidateQuery.Sort sort) {
    return cursorOf(sort.name(), mark.value(), mark.population(), mark.replicate(), mark.index());
  }

  static CandidateQuery.@Nullable SortKey candidateSortKey(
      @Nullable String cursor, CandidateQuery.Sort sort) {
    return parseCursor(
        cursor,
        sort.name(),
        4,
        parts ->
            new CandidateQuery.SortKey(
                Double.parseDouble(parts[0]),
                parts[1],
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3])));
  }

  static String cursor(StudySortKey mark) {
    return cursorOf(STUDIES, mark.requestedAt().toEpochMilli(), mark.id());
  }

  static @Nullable StudySortKey studySortKey(@Nullable String cursor) {
    return parseCursor(
        cursor,
        STUDIES,
        2,
        parts -> new StudySortKey(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]));
  }

  private static String cursorOf(Object... parts) {
    String text = Arrays.stream(parts).map(Object::toString).collect(Collectors.joining("|"));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> @Nullable T parseCursor(
      @Nullable String cursor, String list, int parts, Function<String[], T> reader) {
    if (cursor == null) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] found = text.split("\\|", -1);
      if (found.length == parts + 1 && found[0].equals(list)) {
        return reader.apply(Arrays.copyOfRange(found, 1, found.length));
      }
    } catch (IllegalArgumentException | DateTimeException notACursor) {
      // Reported below, as a text without its parts is.
    }
    throw invalid(
        "cursor",
        cursor,
        "must be the next of an earlier page of the same list, in the same order");
  }

  static Problem invalid(String name, String text, String advice) {
    return Problem.invalid(name, name + " (" + Excerpt.of(text) + ") " + advice + ".");
  }
}
