package io.netspace.model.common;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of record components. */
public final class Require {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private Require() {}

  public static void that(boolean holds, String component, @Nullable Object value, String advice) {
    if (!holds) {
      throw new InvalidValueException(component, value, advice);
    }
  }

  public static void name(String component, String value) {
    that(
        NAME.matcher(value).matches(),
        component,
        value,
        "must be 1 to 128 letters, digits, dots, dashes or underscores");
  }
}
