package io.netspace.model.network;

import io.netspace.model.common.ClosestWord;
import io.netspace.model.common.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Published networks by name, with the images and classes they were published for: RegNetX and Y,
 * ResNet, ResNeXt, EfficientNet, MobileNetV2, and ResNet for 32×32 images.
 */
public final class Zoo {
  private static final ImageShape IMAGENET = new ImageShape(3, 224, 224);
  private static final int IMAGENET_CLASSES = 1000;

  /** In the order in which they are listed. */
  private static final Map<String, Architecture> NETWORKS = networks();

  /** Names by their normalised form, including those of the released codes and libraries. */
  private static final Map<String, String> NAMES_BY_KEY = namesByKey();

  private Zoo() {}

  /** The names, family by family. */
  public static List<String> names() {
    return List.copyOf(NETWORKS.keySet());
  }

  /**
   * The network of that name. Letter case, dashes and underscores do not matter; names of the
   * released code (R-50, X-50, EN-B0), of timm (regnety_032.ra_in1k) and of model hubs
   * (timm/regnety_032.ra_in1k, facebook/regnet-y-032) are known too.
   *
   * @throws InvalidValueException when no network has that name, with the nearest that has one
   */
  public static Architecture named(String name) {
    return Objects.requireNonNull(NETWORKS.get(nameOf(name)));
  }

  /** The parameters of a RegNet of that name; empty for another network. */
  public static Optional<RegNet> regNet(String name) {
    return Optional.ofNullable(ZooRegNets.BY_NAME.get(nameOf(name)));
  }

  /**
   * The name in full.
   *
   * @throws InvalidValueException when no network has that name
   */
  public static String nameOf(String name) {
    return find(name).orElseThrow(() -> new InvalidValueException("network", name, unknown(name)));
  }

  /** The name in full; empty when no network has that name. */
  public static Optional<String> find(String name) {
    return Optional.ofNullable(NAMES_BY_KEY.get(key(name)));
  }

  /** The advice for an unknown name. */
  public static String unknown(String name) {
    return ClosestWord.to(name, names())
        .map(nearest -> "is not known; write " + nearest + " instead")
        .orElse("is not known; known are " + String.join(", ", names()));
  }

  private static Map<String, Architecture> networks() {
    Map<String, Architecture> networks = new LinkedHashMap<>();
    ZooRegNets.BY_NAME.forEach(
        (name, regNet) -> networks.put(name, regNet.on(IMAGENET, IMAGENET_CLASSES)));
    networks.put("ResNet-18", ZooResNets.basic(18));
    networks.put("ResNet-34", ZooResNets.basic(34));
    for (int depth : List.of(50, 101, 152)) {
      networks.put("ResNet-" + depth, ZooResNets.resNet(depth).on(IMAGENET, IMAGENET_CLASSES));
    }
    for (int depth : List.of(50, 101, 152)) {
      networks.put("ResNeXt-" + depth, ZooResNets.resNeXt(depth).on(IMAGENET, IMAGENET_CLASSES));
    }
    for (int scale = 0; scale <= 5; scale++) {
      networks.put("EfficientNet-B" + scale, ZooMobileNets.efficientNet(scale));
    }
    networks.put("MobileNetV2-1.0", ZooMobileNets.mobileNetV2(1.0).on(IMAGENET, IMAGENET_CLASSES));
    networks.put("MobileNetV2-1.4", ZooMobileNets.mobileNetV2(1.4).on(IMAGENET, IMAGENET_CLASSES));
    networks.put("ResNet-56", ZooResNets.cifar(56));
    networks.put("ResNet-110", ZooResNets.cifar(110));
    return networks;
  }

  private static Map<String, String> namesByKey() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : NETWORKS.keySet()) {
      names.put(key(name), name);
      if (name.startsWith("RegNet")) {
        names.put(key(timmName(name)), name);
      }
      if (name.startsWith("ResNet-")) {
        names.put(key(name.replace("ResNet-", "R-")), name);
        names.put(key(name.replace("ResNet-", "R-") + "-1x64d"), name);
      }
      if (name.startsWith("ResNeXt-")) {
        names.put(key(name.replace("ResNeXt-", "X-")), name);
        names.put(key(name.replace("ResNeXt-", "X-") + "-32x4d"), name);
        names.put(key(name + "-32x4d"), name);
      }
      if (name.startsWith("EfficientNet-")) {
        names.put(key(name.replace("EfficientNet-", "EN-")), name);
      }
    }
    names.put(key("MobileNetV2"), "MobileNetV2-1.0");
    names.put(key("mobilenetv2_100"), "MobileNetV2-1.0");
    names.put(key("mobilenetv2_140"), "MobileNetV2-1.4");
    return names;
  }

  /** timm counts multiply-adds in units of 100 million: RegNetX-3.2GF is regnetx_032. */
  private static String timmName(String name) {
    int dash = name.indexOf('-');
    double number = Double.parseDouble(name.substring(dash + 1, name.length() - 2));
    long units = Math.round(name.endsWith("GF") ? 10 * number : number / 100);
    return String.format(Locale.ROOT, "%s_%03d", name.substring(0, dash), units);
  }

  /**
   * Small letters, digits and points; 8.0GF is 8GF; 1_6gf is 1.6gf; without timm's tag of weights,
   * as in regnety_032.ra_in1k, and without the owner of weights on a hub, as in timm/resnet18.
   */
  private static String key(String name) {
    return name.strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("^(hf[-_]hub:)?(timm|facebook|microsoft|google)/", "")
        .replaceAll("\\.[a-z]\\w*$", "")
        .replaceAll("(?<=[xy][-_]?\\d)_(?=\\dgf)", ".")
        .replaceAll("[-_ ]", "")
        .replaceAll("\\.0(?=gf$)", "");
  }
}
