package io.netspace.offline.analysis;

import io.netspace.offline.common.CommandException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The text of a file: in UTF-8, or in UTF-16 with a byte order mark, as spreadsheets write it;
 * compressed by gzip or not. Other kinds of files are named by what they begin with.
 */
final class PopulationText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int PREFIX = 16;
  private static final String PARQUET = "PAR1";
  private static final String GZIP = "\u001f\u008b";
  private static final Map<String, String> ADVICE_BY_PREFIX = advice();

  private PopulationText() {}

  private static Map<String, String> advice() {
    Map<String, String> advice = new LinkedHashMap<>();
    advice.put("PK\u0003\u0004", "is a ZIP archive or a workbook; save its table as CSV");
    advice.put("\u00d0\u00cf\u0011\u00e0", "is a workbook; save its table as CSV");
    advice.put("BZh", "is compressed by bzip2; unpack it, or compress it by gzip");
    advice.put("\u00fd7zXZ", "is compressed by xz; unpack it, or compress it by gzip");
    advice.put("(\u00b5/\u00fd", "is compressed by Zstandard; unpack it, or compress it by gzip");
    advice.put("ARROW1", "is a file of Arrow or Feather; save its table as Parquet or CSV");
    advice.put("SQLite format 3", "is a database of SQLite; save its table as CSV");
    advice.put("\u0089HDF", "is a file of HDF5; save its table as CSV");
    for (char protocol = 2; protocol <= 5; protocol++) {
      advice.put("\u0080" + protocol, "is a pickle of Python; save its table as CSV");
    }
    return advice;
  }

  /** Whether a file begins as one of Parquet. */
  static boolean isParquet(Path path) throws IOException {
    try (InputStream bytes = Files.newInputStream(path)) {
      return prefix(bytes).startsWith(PARQUET);
    }
  }

  /**
   * Opens a file after its byte order mark.
   *
   * @throws CommandException when it is of a kind that is no text
   */
  static BufferedReader open(Path path) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path));
    try {
      bytes.mark(PREFIX);
      String prefix = prefix(bytes);
      bytes.reset();
      for (Map.Entry<String, String> advice : ADVICE_BY_PREFIX.entrySet()) {
        if (prefix.startsWith(advice.getKey())) {
          throw CommandException.usage("%s %s.".formatted(path, advice.getValue()));
        }
      }
      InputStream plain = prefix.startsWith(GZIP) ? new GZIPInputStream(bytes) : bytes;
      BufferedReader text =
          new BufferedReader(new InputStreamReader(plain, charset(prefix).newDecoder()));
      skipByteOrderMark(text);
      return text;
    } catch (IOException | CommandException e) {
      bytes.close();
      throw e;
    }
  }

  private static Charset charset(String prefix) {
    return prefix.startsWith("\u00ff\u00fe") || prefix.startsWith("\u00fe\u00ff")
        ? StandardCharsets.UTF_16
        : StandardCharsets.UTF_8;
  }

  private static String prefix(InputStream bytes) throws IOException {
    return new String(bytes.readNBytes(PREFIX), StandardCharsets.ISO_8859_1);
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }
}
