package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.candidate.CandidateRecord;
import io.netspace.gateway.domain.candidate.ReplicatedNetwork;
import io.netspace.gateway.domain.candidate.StudyCandidates;
import io.netspace.gateway.domain.study.PopulationFacts;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Purpose;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A published network, scaled to the regime and trained as all others.
 *
 * @param name of the published network, such as {@code ResNet-50}
 * @param errorPercent the mean over its replicates, null until all are known, and when abandoned
 * @param flops multiply-adds of one forward pass, null until it was sampled
 */
public record BaselineView(
    String name, CandidateStatus state, @Nullable Double errorPercent, @Nullable Long flops) {

  /** The baselines of a study, in its order. */
  static List<BaselineView> of(int replicates, StudyFacts facts, StudyCandidates candidates) {
    return facts.populations().entrySet().stream()
        .filter(population -> population.getValue().purpose() == Purpose.BASELINE)
        .flatMap(population -> of(replicates, population, candidates))
        .toList();
  }

  private static Stream<BaselineView> of(
      int replicates, Map.Entry<String, PopulationFacts> population, StudyCandidates candidates) {
    List<String> names = population.getValue().baselines();
    PopulationId id = new PopulationId(population.getKey());
    return names == null
        ? Stream.empty()
        : IntStream.range(0, names.size())
            .mapToObj(index -> of(names.get(index), replicates, candidates.network(id, index)));
  }

  private static BaselineView of(String name, int replicates, ReplicatedNetwork network) {
    OptionalDouble error = network.error(replicates);
    return new BaselineView(
        name,
        network.state(replicates),
        error.isPresent() ? error.getAsDouble() : null,
        network.replicates().stream().map(CandidateRecord::flops).findFirst().orElse(null));
  }
}
