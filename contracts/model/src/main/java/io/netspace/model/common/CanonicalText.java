package io.netspace.model.common;

import io.netspace.model.network.CanonicalNetwork;
import io.netspace.model.space.CanonicalSpace;
import io.netspace.model.study.CanonicalStudy;
import io.netspace.model.training.CanonicalTraining;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of a value that ids, hashes and seeds are derived from, in the form {@code
 * Type[field=value, field=value]}; lists are {@code [item, item]}. Each type has a method in {@link
 * CanonicalNetwork}, {@link CanonicalTraining}, {@link CanonicalSpace} or {@link CanonicalStudy}
 * that writes it field by field. All words of it are literals there: renaming a class, component or
 * constant changes no text.
 *
 * <p>Numbers are as {@link Integer#toString}, {@link Long#toString} and {@link Double#toString}
 * write them, booleans as {@code true} and {@code false}. Fields added later are omitted where they
 * are absent, so that values without them keep their text.
 *
 * <p>This is version {@value #VERSION}, whose texts do not contain the version number. Another text
 * of the same value is a new version, which changes the ids of every study, network and training.
 * Texts of later versions begin with their number.
 */
public final class CanonicalText {
  /** Of all canonical texts. */
  static final int VERSION = 1;

  private final StringBuilder text;
  private boolean empty = true;

  private CanonicalText(String type) {
    text = new StringBuilder(type).append('[');
  }

  /** Begins the text of a value. */
  public static CanonicalText of(String type) {
    return new CanonicalText(type);
  }

  /** A field whose value is a word, or the text of a value. */
  public CanonicalText field(String name, String value) {
    text.append(empty ? "" : ", ").append(name).append('=').append(value);
    empty = false;
    return this;
  }

  /** A field whose value is a number, {@code null} where it is absent. */
  public CanonicalText field(String name, @Nullable Number value) {
    return field(name, String.valueOf(value));
  }

  public CanonicalText field(String name, boolean value) {
    return field(name, Boolean.toString(value));
  }

  /** A field that is left out where it is absent. */
  public CanonicalText optional(String name, @Nullable String value) {
    return value == null ? this : field(name, value);
  }

  /** A field that is left out where it is absent. */
  public CanonicalText optional(String name, @Nullable Number value) {
    return value == null ? this : field(name, value);
  }

  /** A field that is left out where it is absent. */
  public CanonicalText optional(String name, @Nullable Boolean value) {
    return value == null ? this : field(name, value.booleanValue());
  }

  /** Ends the text. */
  public String end() {
    return text.append(']').toString();
  }

  /** The text of a list, of the texts of its items. */
  public static String list(List<String> items) {
    return items.stream().collect(Collectors.joining(", ", "[", "]"));
  }
}
