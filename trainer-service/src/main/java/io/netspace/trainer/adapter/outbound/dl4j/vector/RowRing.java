package io.netspace.trainer.adapter.outbound.dl4j.vector;

/**
 * The latest rows of some channels in the workspace, {@code [channel][row][phase][column][image]},
 * with columns of zeros on both sides. A phase has the columns that are a stride apart, so that
 * those that one tap of a kernel reads follow one another.
 */
final class RowRing {
  private final int channels;
  private final int rows;
  private final int phases;
  private final int before;
  private final int columns;
  private final int after;
  private final long pixel;

  /**
   * @param before columns of zeros before each row, {@code after} behind it
   * @param columns of a phase
   * @param pixel bytes of one pixel of all images
   */
  RowRing(int channels, int rows, int phases, int before, int columns, int after, long pixel) {
    this.channels = channels;
    this.rows = rows;
    this.phases = phases;
    this.before = before;
    this.columns = columns;
    this.after = after;
    this.pixel = pixel;
  }

  private long phaseBytes() {
    return (before + columns + after) * pixel;
  }

  long channelBytes() {
    return (long) rows * phases * phaseBytes();
  }

  long bytes() {
    return channels * channelBytes();
  }

  /** Offset in bytes of a column of a phase in an image's row. */
  int offset(int channel, int row, int phase, int column) {
    return (int)
        (channel * channelBytes()
            + (row % rows * phases + phase) * phaseBytes()
            + (before + column) * pixel);
  }

  /** Sets everything to 0 that no row overwrites. */
  void clearBorders(long address) {
    long phase = phaseBytes();
    for (long start = address; start < address + bytes(); start += phase) {
      Elementwise.fill(start, 0, before * pixel);
      // A phase may have one column less than the others.
      int cleared = after + (phases > 1 ? 1 : 0);
      Elementwise.fill(start + phase - cleared * pixel, 0, cleared * pixel);
    }
  }
}
