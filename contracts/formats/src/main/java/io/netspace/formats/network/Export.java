package io.netspace.formats.network;

/** What came of writing a network in another program's words. */
public sealed interface Export {
  /**
   * It can be said.
   *
   * @param text complete, with its last line end
   */
  record Written(String text) implements Export {}

  /**
   * It cannot.
   *
   * @param reason one sentence that names the property, its value and what to do
   */
  record Impossible(String reason) implements Export {}
}
