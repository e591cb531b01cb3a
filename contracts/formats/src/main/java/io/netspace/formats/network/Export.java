package io.netspace.formats.network;

/** The result of writing a network in a format of another program. */
public sealed interface Export {
  /**
   * The network in that format.
   *
   * @param text the whole file, with its last line end
   */
  record Written(String text) implements Export {}

  /**
   * The format cannot describe the network.
   *
   * @param reason one sentence that names the property, its value and what to do
   */
  record Impossible(String reason) implements Export {}
}
