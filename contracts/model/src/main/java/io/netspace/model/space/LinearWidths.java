package io.netspace.model.space;

/**
 * Widths and depths of the stages come from the quantised linear rule of RegNet: block j has width
 * w0 + wa · j, quantised to the nearest w0 · wm^k and to a multiple of 8 (Designing Network Design
 * Spaces, 2020, equations 2 to 4); the number of stages must be that of the space.
 */
public record LinearWidths() implements Constraint {

  @Override
  public String statement() {
    return "widths follow one quantised line";
  }
}
