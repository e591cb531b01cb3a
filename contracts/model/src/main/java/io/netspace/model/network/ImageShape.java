package io.netspace.model.network;

import io.netspace.model.common.InvalidValueException;
import io.netspace.model.common.Require;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shape of one image, {@code [channels, height, width]} in pixels. */
public record ImageShape(int channels, int height, int width) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})x(\\d{1,4})x(\\d{1,4})");

  public ImageShape {
    Require.that(channels >= 1 && channels <= 64, "channels", channels, "must be 1 to 64");
    Require.that(height >= 1 && height <= 1024, "height", height, "must be 1 to 1024 pixels");
    Require.that(width >= 1 && width <= 1024, "width", width, "must be 1 to 1024 pixels");
  }

  /**
   * Reads {@code CxHxW}, such as {@code 3x32x32}.
   *
   * @throws InvalidValueException when the text has another form
   */
  public static ImageShape parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    Require.that(
        matcher.matches(), "input", text, "must look like 3x32x32: channels, height, width");
    return new ImageShape(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  /** Number of values of one image. */
  public int size() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
