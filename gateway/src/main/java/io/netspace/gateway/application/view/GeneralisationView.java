package io.netspace.gateway.application.view;

import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.GeneralizationResult;
import io.netspace.model.study.GeneralizationTest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a generalization test: the final space against the starting one. Gain in points of
 * percent.
 *
 * @param interval low and high end of the gain's interval
 * @param confidence of the interval
 * @param verdict null where the guarantee is not known
 * @param models of each space
 * @param says the evidence as a sentence without its full stop
 */
public record GeneralisationView(
    GeneralizationTest challenge,
    double gain,
    List<Double> interval,
    double confidence,
    @Nullable Verdict verdict,
    int models,
    String says) {

  static GeneralisationView of(GeneralizationResult generalisation) {
    Evidence evidence = generalisation.evidence();
    return new GeneralisationView(
        generalisation.challenge(),
        evidence.gain(),
        List.of(evidence.interval().low(), evidence.interval().high()),
        evidence.confidence(),
        evidence.guarantee() == null ? null : evidence.guarantee().verdict(),
        evidence.models(),
        EvidenceSentence.of(evidence));
  }
}
