package io.netspace.model.study;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.Scaling;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Zoo;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.training.Regime;
import io.netspace.model.training.TrainingMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * The published networks that a study names, scaled to fit it.
 *
 * <p>They get the stem of the study's space, so that only the bodies differ. Their stages reduce
 * the resolution no further than those of the space: published networks reduce 224 pixels to 7, and
 * would reduce 32 to 1 for most of their blocks. So strides of 2 become 1, those of the first
 * stages first, as is usual on small images; a network that reduces less is not changed. Then
 * {@link Scaling} aims at the middle of the regime's window with the widths alone, and varies the
 * stem's width or the depth only where necessary; a network that fits is not changed.
 *
 * @param networks those that were scaled, in the order of their names
 * @param misfits the others
 */
public record Baselines(List<Baseline> networks, List<Misfit> misfits) {
  public Baselines {
    networks = List.copyOf(networks);
    misfits = List.copyOf(misfits);
  }

  /**
   * A name for which no network fits.
   *
   * @param place index in the study's list, from 0
   * @param advice what is wrong and what to do, as a sentence after the name
   */
  public record Misfit(int place, String name, String advice) {
    /** The reason, one sentence. */
    public String sentence() {
      return field() + " (" + name + ") " + advice + ".";
    }

    /** The path in the study document. */
    public String field() {
      return "baselines[" + place + "]";
    }
  }

  /** The baselines of a study; detecting that one cannot fit takes about a tenth of a second. */
  public static Baselines of(Study study) {
    List<String> names = study.optionsOrNone().baselines();
    List<Baseline> networks = new ArrayList<>();
    List<Misfit> misfits = new ArrayList<>();
    for (int i = 0; names != null && i < names.size(); i++) {
      String name = names.get(i);
      switch (scaled(name, study)) {
        case Scaling.Fitting fitting ->
            networks.add(new Baseline(Zoo.nameOf(name), fitting.network()));
        case Scaling.Impossible impossible -> misfits.add(new Misfit(i, name, impossible.reason()));
      }
    }
    return new Baselines(networks, misfits);
  }

  private static Scaling scaled(String name, Study study) {
    return Zoo.find(name)
        .map(known -> scaled(Zoo.named(known), study))
        .orElseGet(() -> new Scaling.Impossible(Zoo.unknown(name)));
  }

  private static Scaling scaled(Architecture published, Study study) {
    Regime regime = study.regime();
    Architecture fitted = onStemOf(study.space(), published);
    return switch (Scaling.of(
        fitted, study.dataSet().input(), study.dataSet().classes(), regime.flops())) {
      case Scaling.Impossible impossible ->
          new Scaling.Impossible("cannot be made to fit: regime." + trimmed(impossible.reason()));
      case Scaling.Fitting fitting ->
          regime.allows(fitting.network()) ? fitting : tooLarge(fitting.network(), regime);
    };
  }

  private static String trimmed(String sentence) {
    return sentence.substring(0, sentence.length() - 1);
  }

  private static Scaling tooLarge(Architecture network, Regime regime) {
    return new Scaling.Impossible(
        "takes %d bytes to train, more than regime.memory (%d); leave it out, or allow more"
            .formatted(TrainingMemory.bytes(network, regime.batchSize()), regime.maxMemoryBytes()));
  }

  /** A network with the stem of a space, which reduces the resolution no further than the space. */
  private static Architecture onStemOf(DesignSpace space, Architecture network) {
    List<Stage> stages = new ArrayList<>(network.stages());
    int allowed = space.strides().stream().reduce(1, Math::multiplyExact);
    int reduction = stages.stream().map(Stage::stride).reduce(1, Math::multiplyExact);
    for (int i = 0; i < stages.size() && reduction > allowed; i++) {
      reduction /= stages.get(i).stride();
      stages.set(i, stages.get(i).withStride(1));
    }
    return new Architecture(
        network.input(),
        space.stem(),
        stages,
        network.classes(),
        network.headWidth(),
        network.activation());
  }
}
