package io.netspace.analyzer.domain.reference;

import io.netspace.model.network.Architecture;
import io.netspace.model.study.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A model of the errors of recorded studies: a linear function of a network's features, fitted by
 * ridge regression ({@code ./netspace bench prior}). What it learned in other studies is one more
 * feature of a reference, whose weight the reference set determines; so its level and scale do not
 * matter. It is a file of this program, in lines of words separated by tabs:
 *
 * <pre>
 * prior	id
 * features	version	stages
 * study	name	hash of its first network	of its second	of its third
 * weight	points per unit of a feature	the feature in words
 * </pre>
 */
public final class RecordedPrior {
  /** Networks by which a recorded study is recognised. */
  public static final int FIRST_NETWORKS = 3;

  private static final String RESOURCE = "prior.tsv";

  private final String id;
  private final String sha256;
  private final int stages;
  private final List<List<String>> firstNetworks;
  private final double[] weights;

  private RecordedPrior(
      String id, String sha256, int stages, List<List<String>> firstNetworks, double[] weights) {
    this.id = id;
    this.sha256 = sha256;
    this.stages = stages;
    this.firstNetworks = List.copyOf(firstNetworks);
    this.weights = weights;
  }

  /** The prior that this program contains. */
  public static RecordedPrior load() {
    return parse(text());
  }

  /** Its file. */
  public static String text() {
    try (InputStream file =
        Objects.requireNonNull(RecordedPrior.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The prior of a file. */
  static RecordedPrior parse(String text) {
    String id = "";
    int stages = 0;
    List<List<String>> firstNetworks = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] words = line.split("\t");
      switch (words[0]) {
        case "prior" -> id = words[1];
        case "features" -> {
          requireVersion(Integer.parseInt(words[1]));
          stages = Integer.parseInt(words[2]);
        }
        case "study" -> firstNetworks.add(List.of(words).subList(2, 2 + FIRST_NETWORKS));
        case "weight" -> weights.add(Double.parseDouble(words[1]));
        default -> throw new IllegalArgumentException("line (" + line + ") is unknown.");
      }
    }
    return new RecordedPrior(
        id,
        sha256(text),
        stages,
        firstNetworks,
        weights.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static void requireVersion(int version) {
    if (version != NetworkFeatures.VERSION) {
      throw new IllegalArgumentException(
          "features (%d) must be of version %d; fit the prior anew."
              .formatted(version, NetworkFeatures.VERSION));
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }

  /** Its id and hash. */
  public Reference.Prior identity() {
    return new Reference.Prior(id, sha256);
  }

  /** Number of stages of the networks that it was fitted to, and applies to. */
  public int stages() {
    return stages;
  }

  /**
   * Whether it was fitted to errors of the study whose first space has these networks at indices 0,
   * 1 and 2: then that study's errors are not independent of it.
   */
  public boolean wasFittedTo(List<Architecture> networks) {
    return firstNetworks.contains(
        networks.stream().limit(FIRST_NETWORKS).map(Architecture::canonicalHash).toList());
  }

  /** The prediction for a network with these {@link NetworkFeatures}, in points from any zero. */
  double of(double[] features) {
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * features[j];
    }
    return sum;
  }
}
