package io.netspace.offline.trained;

import io.netspace.formats.json.ModelJson;
import io.netspace.formats.weights.PythonModule;
import io.netspace.formats.weights.TrainedNetworkJson;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.statistics.Interval;
import io.netspace.model.training.Regime;
import io.netspace.offline.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The card of a trained network, in Markdown: what it is, how far its error is to be believed. */
final class ModelCard {
  private static final Pattern PLACE = Pattern.compile("«(\\w+)»");

  private ModelCard() {}

  static String of(TrainedNetworkJson network, PythonModule module, NetworkOrigin origin)
      throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    putNetwork(values, network, module);
    putTraining(values, network, origin);
    return PLACE
        .matcher(template())
        .replaceAll(
            place -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(place.group(1)))));
  }

  private static void putNetwork(
      Map<String, String> values, TrainedNetworkJson network, PythonModule module) {
    ImageShape input = network.architecture().input();
    Complexity complexity = Complexity.of(network.architecture());
    boolean isGrey = input.channels() == 1;
    values.put("candidate", network.candidate());
    values.put("channels", Integer.toString(input.channels()));
    values.put("height", Integer.toString(input.height()));
    values.put("width", Integer.toString(input.width()));
    values.put("classes", Integer.toString(network.architecture().classes()));
    values.put("flops", String.format(Locale.ROOT, "%,d", complexity.flops()));
    values.put("parameters", String.format(Locale.ROOT, "%,d", complexity.parameters()));
    values.put("activations", String.format(Locale.ROOT, "%,d", complexity.activations()));
    values.put("mean", network.means().toString());
    values.put("deviation", network.deviations().toString());
    values.put("library", module.name().toLowerCase(Locale.ROOT));
    values.put("pil", isGrey ? "L" : "RGB");
    values.put("sharp", isGrey ? "b-w" : "srgb");
    values.put("java", isGrey ? "TYPE_BYTE_GRAY" : "TYPE_INT_RGB");
  }

  private static void putTraining(
      Map<String, String> values, TrainedNetworkJson network, NetworkOrigin origin) {
    Regime regime = network.regime();
    int images = regime.validationImages();
    CountedError error =
        new CountedError(images, (int) Math.round(network.errorPercent() / 100 * images));
    Interval interval = error.interval();
    values.put("study", origin.study());
    values.put("studyId", network.study());
    values.put("studySeed", Long.toString(origin.studySeed()));
    values.put("seed", Long.toString(origin.seed()));
    values.put("digest", network.imagesDigest() == null ? "not stated" : network.imagesDigest());
    values.put("trainImages", Integer.toString(regime.trainImages()));
    values.put("validationImages", Integer.toString(images));
    values.put("epochs", Integer.toString(regime.epochs()));
    values.put("batch", Integer.toString(regime.batchSize()));
    values.put("recipe", Json.toLine(ModelJson.mapper().valueToTree(regime.recipe())));
    values.put("error", figure(network.errorPercent()));
    values.put("low", figure(interval.low()));
    values.put("high", figure(interval.high()));
    values.put("chosenFrom", Integer.toString(origin.trainedInStudy()));
    values.put("luck", figure(luck(error, origin.trainedInStudy())));
    values.put("trainer", origin.trainer());
    values.put("engine", origin.engine());
    values.put("seconds", String.format(Locale.ROOT, "%.0f", origin.seconds()));
    values.put("studyHours", figure(origin.studySeconds() / 3600));
  }

  /**
   * By how much, at most, the best of so many equally good networks is expected to seem better than
   * it is, in points: the standard deviation of a counted error times √(2 ln n), which bounds the
   * mean of the largest of n normal variables.
   */
  private static double luck(CountedError error, int networks) {
    double share = error.percent() / 100;
    double deviation = Math.sqrt(share * (1 - share) / error.images());
    return 100 * deviation * Math.sqrt(2 * Math.log(Math.max(1, networks)));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String template() throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(ModelCard.class.getResourceAsStream("/trained/card.md"))) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
